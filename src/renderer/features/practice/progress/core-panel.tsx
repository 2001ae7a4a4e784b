import type { PracticeProgress } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './progress.module.css';

/** How much of each of the three core skills was trained. */
export function CorePanel({ core }: { core: PracticeProgress['core'] }) {
  const t = useT('scorecard');
  const { trains, points } = usePracticeWords();
  const most = Math.max(1, ...core.map(({ sessions }) => sessions));
  return (
    <Panel title={t('progress.coreTitle')}>
      <dl className={css['core']}>
        {core.map(({ skill, sessions, mean }) => (
          <div key={skill}>
            <dt>{trains([skill])}</dt>
            <dd>
              <span className={css['track']} aria-hidden>
                <span className={css['fill']} style={{ width: `${(sessions * 100) / most}%` }} />
              </span>
              <span className={css['count']}>{t('progress.coreCount', { count: sessions })}</span>
              {mean !== null && <span className={css['count']}>{t('progress.coreMean', { mean: points(mean) })}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
