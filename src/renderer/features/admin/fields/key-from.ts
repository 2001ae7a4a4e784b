export const KEY = /^[a-z][a-z0-9-]{0,39}$/;

/** A key from an English name: `Order number` → `order-number`. */
export const keyFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
