type Bounds = { readonly min?: number; readonly max?: number };

/** What stands in a field for numbers, within its bounds; undefined while it is none: emptied, or a lone minus. */
export function numberFrom(
  typed: string | number,
  { min = -Infinity, max = Infinity }: Bounds = {},
): number | undefined {
  const number = typeof typed === 'string' && typed.trim() === '' ? NaN : Number(typed);
  return Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : undefined;
}
