import type { Mark } from '#shared/domain/practice/index.ts';
import { useT } from '../../../lib/i18n.tsx';

/** Reasons that there are words for. Rules may come to know more: what is not here is said in general. */
export const MARK_CODES = [
  'mirrored',
  'mirrored-early',
  'named-feeling',
  'formula-only',
  'not-heard',
  'apologised',
  'apologised-much',
  'echoed',
  'talked-past',
  'open-question',
  'useful-questions',
  'too-many-at-once',
  'asked-again',
  'no-question',
  'only-closed',
  'explained',
  'plain-words',
  'checked-understood',
  'asked-back',
  'jargon',
  'vague',
  'too-long',
  'pasted',
  'nothing-explained',
  'step-with-time',
  'step-without-time',
  'stayed-with-it',
  'blamed',
  'pushed-off',
  'no-step',
  'gave-up',
  'step-done',
  'step-missed',
  'step-wrong',
  'step-late',
  'step-skipped',
  'not-borne-out',
  'verified-first',
  'told-before-check',
  'told-others',
  'refused-kindly',
  'asked-secret',
  'asked-too-much',
  'nothing-private',
  'abused',
  'went-silent',
  'cared',
  'owned-up',
  'dismissed',
  'curt',
  'told-plainly',
  'came-back',
  'gave-name',
  'blamed-others',
  'handed-back',
] as const;
type MarkCode = (typeof MARK_CODES)[number];
const isKnown = (code: string): code is MarkCode => (MARK_CODES as readonly string[]).includes(code);

/** Why points were given or lost, in words. */
export function useBecause(): (mark: Pick<Mark, 'because' | 'weight'>) => string {
  const t = useT('scorecard');
  return ({ because, weight }) => {
    if (isKnown(because)) return t(`because.${because}`);
    return t(weight < 0 ? 'because.otherBad' : 'because.otherGood');
  };
}

/** Points of a skill, or their mean: always with one place after the point, so that they stand under one another. */
export const pointsOf = (points: number): string => points.toFixed(1);

/** What a reason was worth, with its sign: +1, −0.5. Empty where it is only said. */
export function signed(weight: number): string {
  const text = String(Math.round(Math.abs(weight) * 100) / 100);
  if (text === '0') return '';
  return `${weight > 0 ? '+' : '−'}${text}`;
}

/** A share of 1 in whole per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
