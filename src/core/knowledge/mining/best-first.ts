/** A heap: the best of what was put in comes out first, and of equals the one `isBetter` names. */
export class BestFirst<T> {
  readonly #items: T[] = [];
  readonly #isBetter: (a: T, b: T) => boolean;

  constructor(isBetter: (a: T, b: T) => boolean) {
    this.#isBetter = isBetter;
  }

  put(item: T): void {
    const items = this.#items;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBetter(item, items[above]!)) break;
      items[at] = items[above]!;
      at = above;
    }
    items[at] = item;
  }

  take(): T | undefined {
    const [best] = this.#items;
    const last = this.#items.pop();
    if (this.#items.length > 0 && last !== undefined) this.#sink(last);
    return best;
  }

  #sink(item: T): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const below = right < items.length && this.#isBetter(items[right]!, items[left]!) ? right : left;
      if (below >= items.length || !this.#isBetter(items[below]!, item)) break;
      items[at] = items[below]!;
      at = below;
    }
    items[at] = item;
  }
}
