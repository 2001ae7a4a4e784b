import type { Encoding } from '../http/compress.ts';

export type KeptPage = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
  readonly customerIds: readonly string[];
  readonly after: string | null;
  readonly done: boolean;
};

/** Compressed snapshot pages, the least used forgotten first. A shift that starts together reads the same pages. */
export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes = 64 * 1024 * 1024) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async get(key: string, build: () => Promise<KeptPage>): Promise<KeptPage> {
    const known = this.#pages.get(key);
    const page = known ?? (await build());
    this.#forget(key);
    this.#keep(key, page);
    return page;
  }

  #keep(key: string, page: KeptPage): void {
    this.#pages.set(key, page);
    this.#bytes += page.bytes.byteLength;
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#pages.get(key)?.bytes.byteLength ?? 0;
    this.#pages.delete(key);
  }
}
