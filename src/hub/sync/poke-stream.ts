import { trimOldest } from '#shared/kernel/trim-oldest.ts';

const MAX_WORDS = 1000;

/**
 * What one device is told, for as long as its stream is open. Invariants:
 * 1. What does not fit into the stream waits until the reader takes something out: the newest version, and the last words
 *    about each thing. Nothing that still holds is lost, and no more waits than there are things to speak of.
 * 2. A thousand things at most: of what a reader who is that far behind has not fetched, the oldest is left out. They hear what stands
 *    when they come back.
 * 3. A version goes before words; words about different things keep the order in which they last changed.
 */
export class PokeStream {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly #encoder = new TextEncoder();
  readonly #words = new Map<string, string>();
  #controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  #version: number | undefined;

  /** `left`: the reader has gone away. */
  constructor(left: () => void) {
    this.readable = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => void (this.#controller = controller),
        pull: () => this.#fill(),
        cancel: () => {
          this.#controller = undefined;
          left();
        },
      },
      { highWaterMark: 16 },
    );
  }

  newest(version: number): void {
    this.#version = version;
    this.#fill();
  }

  /** `text` replaces what still waits to be said about the same thing. */
  say(about: string, text: string): void {
    this.#words.delete(about);
    this.#words.set(about, text);
    trimOldest(this.#words, MAX_WORDS);
    this.#fill();
  }

  /** Only when there is room: it says nothing but that the line is open, which a full stream shows too. */
  keepAlive(): void {
    if (this.#hasRoom()) this.#put(': still here\n\n');
  }

  /** What waits is dropped: a device that comes back hears what stands then. */
  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
    this.#words.clear();
  }

  #hasRoom(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  #put(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
  }

  #fill(): void {
    while (this.#hasRoom()) {
      const next = this.#next();
      if (next === undefined) return;
      this.#put(next);
    }
  }

  #next(): string | undefined {
    if (this.#version !== undefined) {
      const text = `data: {"v":${this.#version}}\n\n`;
      this.#version = undefined;
      return text;
    }
    const [first] = this.#words;
    if (first) this.#words.delete(first[0]);
    return first?.[1];
  }
}
