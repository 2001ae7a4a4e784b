export type Span = { readonly from: number; readonly to: number };

const two = (n: number): string => String(n).padStart(2, '0');
const writeMinute = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** `[{540, 720}, {780, 1080}]` → `09:00–12:00, 13:00–18:00`. */
export const writeSpans = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${writeMinute(from)}–${writeMinute(to)}`).join(', ');

const SPAN = /^(\d{1,2})(?::?(\d{2}))?[-–—~至到](\d{1,2})(?::?(\d{2}))?$/;

/**
 * Working hours as people write them: `9-12, 13:00–18:00`, `全天`/`24h`, nothing for a day off. Minutes since midnight, in
 * order and apart; null where it cannot be read.
 */
export function readSpans(text: string): Span[] | null {
  const plain = text.replace(/[：]/g, ':').replace(/[\s]+/g, '').toLowerCase();
  if (plain === '' || plain === '休' || plain === 'off') return [];
  if (plain === '全天' || plain === '24h') return [{ from: 0, to: 1440 }];
  const spans = plain.split(/[,，、;；]/).map((piece) => {
    const [, h1, m1 = '0', h2, m2 = '0'] = SPAN.exec(piece) ?? [];
    if (h1 === undefined || h2 === undefined) return null;
    if (Number(m1) > 59 || Number(m2) > 59) return null;
    return { from: Number(h1) * 60 + Number(m1), to: Number(h2) * 60 + Number(m2) };
  });
  const whole = spans.filter((span) => span !== null);
  if (whole.length < spans.length || whole.length > 4) return null;
  const sorted = whole.toSorted((a, b) => a.from - b.from);
  const isGood = sorted.every(({ from, to }, i) => from < to && to <= 1440 && from >= (sorted[i - 1]?.to ?? 0));
  return isGood ? sorted : null;
}
