import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import { useT } from '../../lib/i18n.tsx';

/** Whole minutes, as a count for words. */
export const minutesOf = (ms: number): number => Math.floor(ms / MINUTE);
export const percentOf = (share: number): number => Math.round(share * 100);

/** `3 小时 12 分`: a length of the day in words. */
export function useLength(): (ms: number) => string {
  const t = useT('load');
  return (ms) => {
    const whole = Math.round(ms / MINUTE) * MINUTE;
    return t('length', { hours: Math.floor(whole / HOUR), minutes: minutesOf(whole % HOUR) });
  };
}
