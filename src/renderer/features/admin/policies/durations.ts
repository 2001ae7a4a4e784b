import { HOUR, MINUTE } from '#shared/kernel/units.ts';

const PIECE = /(\d+(?:\.\d+)?)(h|小时|时|m|min|分钟|分|d|天)?/giy;

/** `1h30m`, `90`, `2小时`, `0.5h` → ms; a number alone means minutes. Empty: no promise (null); undefined: cannot be read. */
export function readSpan(text: string): number | null | undefined {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  if (plain === '') return null;
  let ms = 0;
  let at = 0;
  while (at < plain.length) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(plain);
    if (!found) return undefined;
    const [whole, number = '0', unit = 'm'] = found;
    const size = /^(h|小时|时)$/.test(unit) ? HOUR : /^(d|天)$/.test(unit) ? 24 * HOUR : MINUTE;
    ms += Number(number) * size;
    at += whole.length;
  }
  const rounded = Math.round(ms / MINUTE) * MINUTE;
  return rounded > 0 ? rounded : undefined;
}

/** ms → `1h 30m`; null → nothing. */
export function writeSpan(ms: number | null): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}h` : '', rest > 0 ? `${rest}m` : ''].filter(Boolean).join(' ');
}
