const nothing = (): void => undefined;

/** The lines the model hub says to every desk that listens. */
export class ModelStream {
  readonly #sends = new Set<(line: string | null) => void>();

  get listeners(): number {
    return this.#sends.size;
  }

  say(...lines: string[]): void {
    for (const send of this.#sends) for (const line of lines) send(line);
  }

  hangUp(): void {
    for (const send of this.#sends) send(null);
  }

  /** `first` is asked when reading begins: what was said before that is in it. */
  async *listen(first: () => string, signal: AbortSignal): AsyncGenerator<string> {
    const queue: (string | null)[] = [first()];
    let wake = nothing;
    const send = (line: string | null): void => {
      queue.push(line);
      wake();
    };
    const stop = (): void => {
      send(null);
    };
    this.#sends.add(send);
    signal.addEventListener('abort', stop);
    try {
      for (;;) {
        const line = queue.shift();
        if (line === null) return;
        if (line !== undefined) yield line;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#sends.delete(send);
      signal.removeEventListener('abort', stop);
    }
  }
}
