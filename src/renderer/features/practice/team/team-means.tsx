import type { PracticeTeam } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Panel } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import { PointsBar } from '../scorecard/points-bar.tsx';
import css from './team.module.css';

/** Means by skill where enough people have shared; of fewer, why there are none. */
export function TeamMeans({ team: { means, people } }: { team: PracticeTeam }) {
  const t = useT('scorecard');
  const words = usePracticeWords();
  if (means === null)
    return (
      <Panel title={t('team.means')}>
        <p className={css['few']}>{t('team.few')}</p>
      </Panel>
    );
  return (
    <Panel title={t('team.means')} aside={t('team.people', { count: people })}>
      <ul className={css['means']}>
        {means.map(({ skill, mean, sessions }) => (
          <li key={skill}>
            <span>{t(`skill.${skill}`)}</span>
            <PointsBar points={mean} label={t('skills.of', { points: words.points(mean) })} />
            <span className={css['count']}>{t('team.sessions', { count: sessions })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
