import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import type { Language } from '../../../lib/i18n.tsx';

const PIECE = /(\d+(?:\.\d+)?)(h|小时|时|min|m|分钟|分|d|天)?/giy;

/** `1h30m`, `30 min`, `90`, `2小时`, `0.5h` → ms; a number alone means minutes. Empty: no promise (null); undefined: cannot be read. */
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

/** As the rest of the screen writes lengths, and as `readSpan` reads them. */
const UNITS = { zh: { hour: '小时', minute: '分' }, en: { hour: 'h', minute: 'min' } } as const;

/** ms → `1 小时 30 分`, `1 h 30 min`; null → nothing. */
export function writeSpan(ms: number | null, language: Language): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const { hour, minute } = UNITS[language];
  return [hours > 0 ? `${hours} ${hour}` : '', rest > 0 ? `${rest} ${minute}` : ''].filter(Boolean).join(' ');
}
