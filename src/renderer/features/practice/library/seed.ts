/** Largest number a scenario can have. */
export const MOST_SEED = 2_147_483_647;
/** As much as somebody reads out to a colleague without slipping. */
const DRAWN = 1_000_000;

export const drawSeed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % DRAWN;

/** What was typed, as a number; null: it is none that a scenario can have. */
export function readSeed(text: string): number | null {
  if (!/^\d{1,10}$/.test(text.trim())) return null;
  const seed = Number(text.trim());
  return seed <= MOST_SEED ? seed : null;
}
