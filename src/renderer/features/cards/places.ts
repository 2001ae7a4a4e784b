/** Where the corrected readings stand in the address. No card can be called so: keys have no underscore. */
export const READINGS = '_readings';
const NEW = '_new-';

/** The name of a draft of a card that has not been published, and so has no key yet. */
export const isNew = (draftKey: string): boolean => draftKey.startsWith(NEW);
export function freeNewKey(taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${NEW}${n}`)) n += 1;
  return `${NEW}${n}`;
}
