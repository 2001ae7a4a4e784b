import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { BoardWatcher, type Shown } from './board-watcher.ts';
import { PersonLines, queueLines, watchOf, type Watch } from './board-lines.ts';
import type { LiveContacts } from './contacts.ts';
import type { Directory } from './directory.ts';
import type { Presence } from './presence.ts';
import type { Reliefs } from './reliefs.ts';

type Deps = {
  readonly clock: Clock;
  readonly log: Log;
  readonly presence: Pick<Presence, 'present'>;
  readonly contacts: Pick<LiveContacts, 'going'>;
  readonly reliefs: Pick<Reliefs, 'of'>;
  readonly directory: () => Promise<Directory>;
};

const TICK_MS = SECOND;

/**
 * How the people of a team stand, for those who look after them. Invariants:
 * 1. Nothing is stored, and nothing worked out while nobody watches. Each process tells what it has heard, and every process hears all.
 * 2. A watcher is told of people who hold a queue that the watcher holds, and of those queues; of nobody and nothing else. Who may watch no
 *    more is told no more: the stream ends. Both follow the directory, which is seconds old at most.
 * 3. A person's line is written once a change, however many watch; a watcher is told what differs from what they were told.
 * 4. A stream ends with its credential, and when the hub stops.
 */
export class Board {
  readonly #deps: Deps;
  /** Each with what cancels the end of their credential. */
  readonly #watchers = new Map<BoardWatcher, () => void>();
  readonly #lines = new PersonLines();
  /** By watcher, as long as the directory is the same. */
  #watches = new Map<string, Watch | null>();
  #directory: Directory | undefined;
  #cancelTick: (() => void) | undefined;
  #isFailing = false;
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** A stream for one who may watch, until their credential ends at `untilAt`. */
  async watch(agentId: string, untilAt: number): Promise<BoardWatcher['readable']> {
    const directory = await this.#deps.directory();
    const { clock } = this.#deps;
    const watcher = new BoardWatcher(agentId, () => this.#leave(watcher));
    const leftMs = Math.max(0, untilAt - clock.now());
    this.#watchers.set(
      watcher,
      clock.after(leftMs, () => this.#end(watcher)),
    );
    if (this.#isClosed) this.#end(watcher);
    else this.#show(directory, [watcher]);
    if (this.#watchers.size > 0) this.#cancelTick ??= this.#tickLater();
    return watcher.readable;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTick?.();
    for (const watcher of this.#watchers.keys()) this.#end(watcher);
  }

  #leave(watcher: BoardWatcher): void {
    this.#watchers.get(watcher)?.();
    this.#watchers.delete(watcher);
  }

  #end(watcher: BoardWatcher): void {
    this.#leave(watcher);
    watcher.end();
  }

  #tickLater(): () => void {
    return this.#deps.clock.after(TICK_MS, () => {
      const isWanted = this.#watchers.size > 0 && !this.#isClosed;
      this.#cancelTick = isWanted ? this.#tickLater() : undefined;
      if (isWanted) void this.#tick();
    });
  }

  async #tick(): Promise<void> {
    try {
      this.#show(await this.#deps.directory(), this.#watchers.keys());
      this.#isFailing = false;
    } catch (cause) {
      // Said once, not every second.
      if (!this.#isFailing) this.#deps.log.error('board-not-told', cause);
      this.#isFailing = true;
    }
  }

  #show(directory: Directory, watchers: Iterable<BoardWatcher>): void {
    const { clock, presence, contacts, reliefs } = this.#deps;
    const now = clock.now();
    const present = presence.present(now);
    const people = present.map((one) => [one.agentId, this.#lines.of(one, reliefs.of(one.agentId))] as const);
    const all = { people: new Map(people), queues: queueLines(directory, contacts.going()) };
    for (const watcher of watchers) {
      const watch = this.#watchOf(directory, watcher.agentId);
      if (watch === null) this.#end(watcher);
      else watcher.show(within(watch, all), now);
    }
  }

  #watchOf(directory: Directory, agentId: string): Watch | null {
    if (this.#directory !== directory) this.#watches = new Map();
    this.#directory = directory;
    const known = this.#watches.get(agentId);
    if (known !== undefined) return known;
    const watch = watchOf(directory, agentId);
    this.#watches.set(agentId, watch);
    return watch;
  }
}

const within = ({ agentIds, queueIds }: Watch, { people, queues }: Shown): Shown => ({
  people: new Map([...people].filter(([id]) => agentIds.has(id))),
  queues: new Map([...queues].filter(([id]) => queueIds.has(id))),
});
