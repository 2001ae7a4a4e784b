import { IconSchool } from '@tabler/icons-react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { clock, useNow } from '../../../lib/time.ts';
import { ActionButton, Pill } from '../../../ui/index.ts';
import css from './session.module.css';
import type { Hands } from './use-hands.ts';

/** Says at all times that this is practice, for how long, and how it is paused and ended. */
export function FrameBar({ hands: { now, actions, isEndAsked } }: { hands: Hands }) {
  const t = useT('practice');
  const isOver = now.state === 'ended';
  return (
    <header className={css['bar']}>
      <div className={css['says']}>
        <IconSchool size={18} stroke={1.6} aria-hidden />
        <h2>{t(isOver ? 'frame.over' : 'frame.word')}</h2>
        <span className={css['safe']}>· {t('frame.safe')}</span>
        {now.voice !== null && <Pill>{t('frame.voice', { host: now.voice })}</Pill>}
      </div>
      <span className={css['title']} title={now.title}>
        {now.title}
      </span>
      {!isOver && <Pill>{t(`frame.state.${now.state}`)}</Pill>}
      <Clock now={now} />
      <span className={css['tools']}>
        {now.state === 'ringing' || isOver ? (
          <ActionButton action={actions.leave} size="xs" />
        ) : (
          <>
            {now.state === 'going' && <ActionButton action={actions.pause} size="xs" />}
            <ActionButton action={actions.end} size="xs" />
          </>
        )}
      </span>
      <output className="visually-hidden" aria-live="assertive">
        {isEndAsked && t('frame.askEnd')}
      </output>
    </header>
  );
}

const SECOND_MS = 1000;

/** Time spent, which stands still in a pause. */
function Clock({ now }: { now: PracticeNow }) {
  const t = useT('practice');
  const at = useNow(SECOND_MS);
  const spent = now.state === 'going' ? now.spentMs + Math.max(0, at - now.asOfAt) : now.spentMs;
  return (
    <span className={css['clock']} role="timer" aria-label={t('frame.clock')}>
      {clock(spent)}
    </span>
  );
}
