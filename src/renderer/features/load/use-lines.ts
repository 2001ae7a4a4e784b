import type { LoadNow } from '#shared/contract/app/load.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat } from '../../lib/time.ts';
import { useLength } from './words.ts';

type About = Pick<LoadNow, 'overtimeMs' | 'isOvertimeNear' | 'duty'> & { told: Pick<LoadNow['told'], 'shiftEndsAt'> };

/** Whether the day becomes longer than planned, in one quiet line; null: nothing to say. */
export function useOvertimeLine(): (now: About) => string | null {
  const t = useT('load');
  const format = useFormat();
  const length = useLength();
  return ({ overtimeMs, isOvertimeNear, told, duty }) => {
    if ((overtimeMs ?? 0) > 0) return t('overtime.over', { length: length(overtimeMs ?? 0) });
    const endsAt = told.shiftEndsAt ?? duty?.toAt;
    return isOvertimeNear && endsAt !== undefined ? t('overtime.near', { time: format.time(endsAt) }) : null;
  };
}

/** That others are asked first for a while; null: nobody recovers. */
export function useRecoveryLine(): (told: Pick<LoadNow['told'], 'recoversUntilAt'>, now: number) => string | null {
  const t = useT('load');
  const format = useFormat();
  return ({ recoversUntilAt }, now) =>
    recoversUntilAt !== null && recoversUntilAt > now ? t('recovers', { time: format.time(recoversUntilAt) }) : null;
}
