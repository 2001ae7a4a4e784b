import { BOARD_EVENT, BoardEvent, ReliefReply, type LivePerson, type LiveQueue } from '#shared/contract/team/board.ts';
import { readJson } from '#shared/kernel/json.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';

type LineDeps = {
  readonly clock: Clock;
  /** The hub's stream, line by line; may fail. */
  readonly listen: (signal: AbortSignal) => Promise<AsyncIterable<string>>;
  readonly changed: () => void;
  readonly deviceId: string;
  /** One call to the hub; may fail. */
  readonly ask: (method: 'POST', path: string, body: unknown) => Promise<unknown>;
};

/** What the hub has said of people and queues. `heardAt`: when it last said anything, also that nothing is new; null: never. */
export type Heard = {
  readonly people: ReadonlyMap<string, LivePerson>;
  readonly queues: ReadonlyMap<string, LiveQueue>;
  readonly heardAt: number | null;
  readonly isLive: boolean;
};

const WATCH_MS = 25 * SECOND;
/** The hub says something at least every 15 s. */
const SILENCE_MS = 40 * SECOND;
const AGAIN_MS = 5 * SECOND;
const nothing = (): void => undefined;

/**
 * The line on which a lead's desk hears of the team, for as long as somebody looks at it. Invariants:
 * 1. It is open only while `watch` is said at least every 25 s; then it closes, and what was heard stays until it opens again.
 * 2. A line that breaks is opened again after 5 s; the first event of a line names everybody, so nobody who has gone is kept.
 */
export class BoardLine {
  readonly #deps: LineDeps;
  #people = new Map<string, LivePerson>();
  #queues = new Map<string, LiveQueue>();
  #heardAt: number | null = null;
  #isLive = false;
  #isFirst = true;
  #stop: AbortController | null = null;
  #cancelWatch = nothing;
  #cancelAgain = nothing;
  #cancelSilence = nothing;

  constructor(deps: LineDeps) {
    this.#deps = deps;
  }

  /** Somebody looks at the board. */
  watch(): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#deps.clock.after(WATCH_MS, () => this.close());
    if (this.#stop === null) this.#open();
  }

  heard(): Heard {
    return { people: this.#people, queues: this.#queues, heardAt: this.#heardAt, isLive: this.#isLive };
  }

  /** Offers somebody rest. @returns whether their desk is open. May throw: the hub is not reached, or refuses. */
  async relieve(agentId: string): Promise<boolean> {
    const { ask, deviceId } = this.#deps;
    return ReliefReply.parse(await ask('POST', '/live/v1/relief', { device: deviceId, agentId })).isThere;
  }

  close(): void {
    this.#cancelWatch();
    this.#cancelAgain();
    this.#cancelSilence();
    const stop = this.#stop;
    this.#stop = null;
    this.#isLive = false;
    stop?.abort();
  }

  #open(): void {
    const stop = new AbortController();
    this.#stop = stop;
    this.#isFirst = true;
    void this.#listen(stop).finally(() => {
      if (this.#stop !== stop) return;
      const wasLive = this.#isLive;
      this.#isLive = false;
      if (wasLive) this.#deps.changed();
      this.#cancelAgain = this.#deps.clock.after(AGAIN_MS, () => this.#open());
    });
  }

  async #listen(stop: AbortController): Promise<void> {
    try {
      this.#watchSilence(stop);
      let name = '';
      for await (const line of await this.#deps.listen(stop.signal)) {
        if (this.#stop !== stop) return;
        this.#watchSilence(stop);
        if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
        else if (line.startsWith('data:') && name === BOARD_EVENT) this.#take(line.slice('data:'.length));
        else if (line.startsWith(':')) this.#heardAt = this.#deps.clock.now();
      }
    } catch {
      // Whatever ended it, the next try finds out more.
    } finally {
      this.#cancelSilence();
    }
  }

  #watchSilence(stop: AbortController): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#deps.clock.after(SILENCE_MS, () => stop.abort());
  }

  #take(data: string): void {
    const event = BoardEvent.safeParse(readJson(data));
    if (!event.success) return;
    if (this.#isFirst) {
      this.#people = new Map();
      this.#queues = new Map();
      this.#isFirst = false;
    }
    const { people, gone, queues } = event.data;
    for (const person of people) this.#people.set(person.agentId, person);
    for (const agentId of gone) this.#people.delete(agentId);
    for (const queue of queues) this.#queues.set(queue.queueId, queue);
    this.#heardAt = this.#deps.clock.now();
    this.#isLive = true;
    this.#deps.changed();
  }
}
