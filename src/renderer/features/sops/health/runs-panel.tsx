import { useT } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import { Panel } from '../../../ui/index.ts';
import css from './health.module.css';
import type { Version } from './queries.ts';
import { percent, percentOf } from './use-words.ts';

const bounds = ({ low, high }: { low: number; high: number }) => ({ low: percent(low), high: percent(high) });

/** The whole of one version in a few sentences. */
export function RunsPanel({ version }: { version: Version }) {
  const t = useT('sopHealth');
  const { completed, adherence, runs, time } = version;
  const { n, of } = completed;
  return (
    <Panel title={t('runs.title')}>
      <ul className={css['facts']}>
        <li>{t('runs.completed', { percent: percentOf(completed), ...bounds(completed), n, of })}</li>
        <li>{t('runs.other', { abandoned: runs.abandoned, stale: runs.stale, going: runs.going })}</li>
        {time && <li>{t('runs.time', { median: clock(time.median), p90: clock(time.p90) })}</li>}
        {adherence.of > 0 && <li>{t('runs.adherence', { percent: percentOf(adherence), ...bounds(adherence) })}</li>}
      </ul>
    </Panel>
  );
}
