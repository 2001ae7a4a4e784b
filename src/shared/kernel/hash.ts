/** FNV-1a over UTF-16 units with Murmur's finaliser; `seed` makes independent hashes of one function. Not against an attacker. */
export function hash32(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  // Without it the last characters would move only the low bits.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export const SEEDS = [0x811c9dc5, 0x5bd1e995] as const;

/** 64 bits of a text in 16 hexadecimal digits: for ids that two desks must find without asking each other. */
export const hashOf = (text: string): string =>
  SEEDS.map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');
