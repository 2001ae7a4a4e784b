import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReadLine } from '#shared/contract/app/guidance.ts';
import type { Feeling } from '#shared/domain/guidance/index.ts';
import { actionIn } from '../../lib/action-in.ts';
import { useActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionIconButton, SparkLine } from '../../ui/index.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import css from './guidance.module.css';
import { useReading, type About } from './queries.ts';

type FeltLine = ReadLine & { readonly feeling: Feeling };
const isFelt = (line: ReadLine): line is FeltLine => line.feeling !== null;
const MOST = 40;
const WIDE_PX = 220;
const NARROW_PX = 72;
/** Below it the word is only a guess, and is said as one. */
const SURE = 0.5;
/** Fewer turns go nowhere. */
const COURSE = 4;

/** How the customer's mood has gone, as a quiet line, and how their last words were read. Nothing where nothing was said or nothing reads. */
export function MoodLine({ about, isNarrow = false }: { about: About; isNarrow?: boolean }) {
  const reading = useReading(about);
  const felt = (reading?.lines ?? []).filter(isFelt);
  const last = felt.at(-1);
  if (!last || reading?.state !== 'on') return null;
  const trend = felt.length >= COURSE ? reading.trend : null;
  return (
    <Mood about={about} felt={felt.slice(-MOST)} last={last} trend={trend} width={isNarrow ? NARROW_PX : WIDE_PX} />
  );
}

type MoodProps = {
  about: About;
  felt: readonly FeltLine[];
  last: FeltLine;
  trend: 'better' | 'worse' | 'steady' | null;
  width: number;
};

function Mood({ about, felt, last, trend, width }: MoodProps) {
  const t = useT('guidance');
  const [isCorrecting, setCorrecting] = useState(false);
  const correct = {
    ...actionIn('message')('guidance.correct', 'guidance:action.correct', 'alt+e', () => setCorrecting(true)),
    icon: IconPencil,
  };
  useActions([correct]);
  return (
    <section className={css['mood']} aria-label={t('mood.label')}>
      <span className={css['moodLabel']}>{t('mood.label')}</span>
      <SparkLine
        values={felt.map(({ feeling }) => feeling.polarity)}
        isFalling={last.feeling.polarity < 0}
        width={width}
      />
      <p className={css['moodWords']} aria-live="polite">
        <MoodWords line={last} />
        {((trend === 'better' && last.feeling.polarity >= 0) || (trend === 'worse' && last.feeling.polarity < 0)) &&
          last.feeling.emotion !== 'neutral' && <span className={css['quiet']}>{t(`trend.${trend}`)}</span>}
      </p>
      <ActionIconButton action={correct} />
      {isCorrecting && <CorrectDialog about={about} line={last} onClose={() => setCorrecting(false)} />}
    </section>
  );
}

function MoodWords({ line: { feeling, isCorrected } }: { line: FeltLine }) {
  const t = useT('guidance');
  const { emotion, intensity, polarity, needs, evidence, sureness } = feeling;
  const isGuess = !isCorrected && emotion !== 'neutral' && sureness < SURE;
  return (
    <>
      <strong data-tone={emotion === 'neutral' ? undefined : polarity < 0 ? 'sore' : 'glad'}>
        {isGuess
          ? t('mood.guess', { emotion: t(`emotion.${emotion}`) })
          : t(emotion === 'neutral' ? 'emotion.neutral' : `strength.${intensity}`, {
              emotion: t(`emotion.${emotion}`),
            })}
      </strong>
      {needs.length > 0 && (
        <span>{t('mood.needs', { needs: needs.map((need) => t(`need.${need}`)).join(t('and')) })}</span>
      )}
      <span className={css['quiet']}>
        {isCorrected ? t('mood.corrected') : evidence.length > 0 && t('mood.evidence', { count: evidence.length })}
      </span>
    </>
  );
}
