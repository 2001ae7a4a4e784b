import { BOARD_EVENT } from '#shared/contract/team/board.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { emptyLine } from './board-lines.ts';

/** People and queues of one watcher, by id, as they are told: JSON. */
export type Shown = {
  readonly people: ReadonlyMap<string, string>;
  readonly queues: ReadonlyMap<string, string>;
};

/** Timers of a machine run a little early or late. */
const PACE_MS = 900;
const KEEP_ALIVE_MS = 15 * SECOND;

const changes = (told: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].flatMap(([id, text]) => (told.get(id) === text ? [] : [text]));

const missing = (told: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...told.keys()].filter((id) => !now.has(id));

/**
 * What one watcher is told, for as long as the stream is open. Invariants:
 * 1. What was written is remembered, and each event is the difference to it: whoever does not read is not fed, and misses nothing.
 * 2. At most one event waits to be read.
 * 3. At most one event a second; a word every 15 s where nothing changes.
 */
export class BoardWatcher {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly agentId: string;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  #told: Shown | undefined;
  #writtenAt = 0;

  /** `left`: the reader has gone away. */
  constructor(agentId: string, left: () => void) {
    this.agentId = agentId;
    this.readable = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => void (this.#controller = controller),
        cancel: () => {
          this.#controller = undefined;
          left();
        },
      },
      { highWaterMark: 1 },
    );
  }

  show(shown: Shown, now: number): void {
    if ((this.#controller?.desiredSize ?? 0) <= 0 || now - this.#writtenAt < PACE_MS) return;
    const text = this.#difference(shown);
    if (text !== null) {
      this.#told = shown;
      this.#put(text, now);
    } else if (now - this.#writtenAt >= KEEP_ALIVE_MS) this.#put(': still here\n\n', now);
  }

  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }

  /** Null: nothing has changed. The first names all. */
  #difference({ people, queues }: Shown): string | null {
    const told = this.#told ?? { people: new Map<string, string>(), queues: new Map<string, string>() };
    const [persons, gone] = [changes(told.people, people), missing(told.people, people)];
    // A queue they hold no more would stand there for ever with those that waited.
    const lines = [...changes(told.queues, queues), ...missing(told.queues, queues).map(emptyLine)];
    if (this.#told && persons.length + lines.length + gone.length === 0) return null;
    const data = `{"people":[${persons.join()}],"gone":${JSON.stringify(gone)},"queues":[${lines.join()}]}`;
    return `event: ${BOARD_EVENT}\ndata: ${data}\n\n`;
  }

  #put(text: string, now: number): void {
    this.#writtenAt = now;
    this.#controller?.enqueue(this.#encoder.encode(text));
  }
}
