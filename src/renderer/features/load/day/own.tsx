import type { Day } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useWorkedMs } from '../queries.ts';
import { useLength } from '../words.ts';
import { Facts } from './facts.tsx';

const LOOK_MS = 10_000;

/** What never leaves this computer. */
export function Own({ day, keptDays }: { day: Day; keptDays: number }) {
  const t = useT('load');
  const length = useLength();
  const worked = useWorkedMs(LOOK_MS) ?? 0;
  const awayMs = day.spans.reduce((ms, { kind, fromAt, toAt }) => (kind === 'away' ? ms + toAt - fromAt : ms), 0);
  return (
    <Facts
      title={t('own.title')}
      hint={t('own.hint')}
      facts={[
        [t('own.worked'), length(worked)],
        [t('own.declined'), t('own.declinedHint')],
        [t('own.away'), t('own.awayToday', { length: length(awayMs) })],
        [t('own.history'), t('own.historyHint', { days: keptDays })],
      ]}
    />
  );
}
