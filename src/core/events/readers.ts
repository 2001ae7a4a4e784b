/** The screens that listen now. */
export class Readers {
  readonly #onFirst: () => void;
  #count = 0;

  /** @param onFirst somebody listens, and nobody did before. */
  constructor(onFirst: () => void) {
    this.#onFirst = onFirst;
  }

  get isAny(): boolean {
    return this.#count > 0;
  }

  /** The same stream; who reads it counts until they stop. */
  async *counted<T>(stream: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
    this.#count += 1;
    try {
      if (this.#count === 1) this.#onFirst();
      yield* stream;
    } finally {
      this.#count -= 1;
    }
  }
}
