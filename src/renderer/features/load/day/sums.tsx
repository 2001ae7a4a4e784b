import type { Day } from '#shared/contract/app/load.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useLength } from '../words.ts';
import css from './day.module.css';

/** What the day comes to, each in its own words. */
export function Sums({ sums }: { sums: Day['sums'] }) {
  const t = useT('load');
  const length = useLength();
  const { contacts, hard, talkMs, holdMs, acwMs, availableMs, restMs } = sums;
  const rows = [
    [t('sums.contacts'), t('sums.count', { count: contacts })],
    [t('sums.hard'), t('sums.count', { count: hard })],
    [t('sums.talk'), length(talkMs)],
    [t('sums.hold'), length(holdMs)],
    [t('sums.acw'), length(acwMs)],
    [t('sums.available'), length(availableMs)],
    [t('sums.rest'), length(restMs)],
  ] as const;
  return (
    <dl className={css['sums']} aria-label={t('sums.title')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
