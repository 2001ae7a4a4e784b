type Remembered = { readonly size: number; keys(): Iterable<unknown>; delete(key: never): boolean };

/** Lets those go that were remembered first, down to `limit`. @param remembered a Map or a Set; changed in place. */
export function trimOldest(remembered: Remembered, limit: number): void {
  for (const key of remembered.keys()) {
    if (remembered.size <= limit) return;
    remembered.delete(key as never);
  }
}
