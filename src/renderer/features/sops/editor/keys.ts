const MAX_KEY = 60;

/** A key from English words: `Identity verified` → `identity-verified`. Empty where nothing is left of them. */
export const slugOf = (english: string): string =>
  english
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_KEY - 4)
    .replace(/-+$/, '');

/** The first of `wanted`, `wanted-2`, … that nobody has. */
export function freeKey(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let i = 2; ; i += 1) if (!taken.includes(`${wanted}-${i}`)) return `${wanted}-${i}`;
}

/** The key that goes with these words; `own` where they give none, or are its own already. */
export function keyFor(english: string, own: string, taken: readonly string[]): string {
  const wanted = slugOf(english);
  const others = taken.filter((key) => key !== own);
  return wanted === '' ? own : freeKey(wanted, others);
}
