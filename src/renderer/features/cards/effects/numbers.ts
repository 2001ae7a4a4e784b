/** A change of mood with its sign: +0.21, −0.05, 0.00. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (Number(text) === 0) return text;
  return `${value > 0 ? '+' : '−'}${text}`;
}

const clamp = (value: number): number => Math.min(1, Math.max(-1, value));

/** Where a change between −1 and 1 stands on a line, from its left end; beyond the ends it stands at them. */
export const placeOf = (value: number): string => `${((clamp(value) + 1) * 50).toFixed(1)}%`;
export const widthOf = (low: number, high: number): string => `${((clamp(high) - clamp(low)) * 50).toFixed(1)}%`;
