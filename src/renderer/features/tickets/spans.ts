import { DAY, HOUR, MINUTE } from '#shared/kernel/units.ts';
import type { Translate } from '../../lib/i18n.tsx';

/**
 * `12 分`, `3 小时`, `2 天`: the one way in which the list tells a length of time. Rounded down, because a wait is counted
 * in what has passed, and what is left in what surely remains.
 */
export function spanWords(t: Translate<'tickets'>, ms: number): string {
  if (ms < MINUTE) return t('span.under');
  if (ms < HOUR) return t('span.minutes', { count: Math.floor(ms / MINUTE) });
  if (ms < DAY) return t('span.hours', { count: Math.floor(ms / HOUR) });
  return t('span.days', { count: Math.floor(ms / DAY) });
}
