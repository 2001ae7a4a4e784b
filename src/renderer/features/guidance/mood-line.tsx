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

/** How the customer's mood has gone, as a quiet line, and how their last words were read. Nothing where nothing was said or nothing reads. */
export function MoodLine({ about }: { about: About }) {
  const reading = useReading(about);
  const felt = (reading?.lines ?? []).filter(isFelt);
  const last = felt.at(-1);
  if (!last || reading?.state !== 'on') return null;
  return <Mood about={about} felt={felt.slice(-MOST)} last={last} trend={reading.trend} />;
}

type MoodProps = {
  about: About;
  felt: readonly FeltLine[];
  last: FeltLine;
  trend: 'better' | 'worse' | 'steady' | null;
};

function Mood({ about, felt, last, trend }: MoodProps) {
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
        width={WIDE_PX}
      />
      <p className={css['moodWords']} aria-live="polite">
        <MoodWords line={last} />
        {trend !== null && trend !== 'steady' && last.feeling.emotion !== 'neutral' && (
          <span className={css['quiet']}>{t(`trend.${trend}`)}</span>
        )}
      </p>
      <ActionIconButton action={correct} />
      {isCorrecting && <CorrectDialog about={about} line={last} onClose={() => setCorrecting(false)} />}
    </section>
  );
}

function MoodWords({ line: { feeling, isCorrected } }: { line: FeltLine }) {
  const t = useT('guidance');
  const { emotion, intensity, polarity, needs, evidence } = feeling;
  return (
    <>
      <strong data-tone={emotion === 'neutral' ? undefined : polarity < 0 ? 'sore' : 'glad'}>
        {t(emotion === 'neutral' ? 'emotion.neutral' : `strength.${intensity}`, { emotion: t(`emotion.${emotion}`) })}
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
