import { IconPlayerPlay } from '@tabler/icons-react';
import type { NextBest as Next } from '#shared/contract/app/practice.ts';
import { useActions } from '../../../lib/actions.ts';
import { useGo } from '../../../lib/router.ts';
import { ActionButton } from '../../../ui/index.ts';
import { practiceAction } from '../lib/action.ts';
import { SESSION } from '../lib/places.ts';
import { usePractice } from '../lib/queries.ts';
import { useBegin } from '../lib/use-begin.ts';
import { useFinish } from '../lib/use-finish.ts';
import { usePracticeWords } from '../lib/words.ts';
import css from './library.module.css';

/** What to do now: what was begun comes first; else the scenario to take next, with its reason. One button, one key. */
export function NextBest({ next }: { next: Next }) {
  const { t } = usePracticeWords();
  const { go } = useGo();
  const begin = useBegin();
  const now = usePractice().data?.now ?? null;
  const why = useReason(next);
  const isOver = now?.state === 'ended';
  const { toRecord } = useFinish(now?.sessionId ?? '');
  const onward = () => (isOver ? toRecord() : go(...SESSION));
  const action = {
    ...practiceAction(
      'practice.take-next',
      now === null ? 'practice:action.takeNext' : isOver ? 'practice:action.scorecard' : 'practice:action.continue',
      'n',
      () => (now === null ? void begin.run(next.ref) : onward()),
      !begin.isRunning,
    ),
    icon: IconPlayerPlay,
  };
  useActions([action]);
  const title = t(now === null ? 'next.label' : isOver ? 'going.over' : 'going.title');
  return (
    <section className={css['next']} aria-label={title}>
      <div className={css['why']}>
        <span className={css['eyebrow']}>{title}</span>
        {now === null && <h3>{next.title}</h3>}
        <p>{now === null ? why : t(isOver ? 'going.ended' : 'going.about', { title: now.title })}</p>
      </div>
      <ActionButton action={action} variant="filled" />
    </section>
  );
}

function useReason({ skill, points }: Next): string {
  const words = usePracticeWords();
  if (skill === null) return words.t('next.first');
  if (points === null) return words.t('next.skill', { skill: words.skill(skill) });
  return words.t('next.weakest', { skill: words.skill(skill), points: words.points(points) });
}
