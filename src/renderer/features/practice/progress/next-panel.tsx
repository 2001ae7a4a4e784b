import type { NextBest } from '#shared/contract/app/practice.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { ActionButton, Panel } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './progress.module.css';

/** What to take next, and why. */
export function NextPanel({ next, start }: { next: NextBest; start: Action }) {
  const t = useT('scorecard');
  return (
    <Panel title={t('progress.next')}>
      <p className={css['matter']}>{next.title}</p>
      <p className={css['quiet']}>
        <Why next={next} />
      </p>
      <div className={css['begin']}>
        <ActionButton action={start} variant="filled" />
      </div>
    </Panel>
  );
}

function Why({ next: { skill, points } }: { next: NextBest }) {
  const t = useT('scorecard');
  const words = usePracticeWords();
  if (skill === null) return t('progress.nextFirst');
  if (points === null) return t('progress.nextWhySkill', { skill: t(`skill.${skill}`) });
  return t('progress.nextWhy', { skill: t(`skill.${skill}`), points: words.points(points) });
}
