import type { Act } from '../acts/kinds.ts';
import type { ReadLine } from './talk.ts';

const SUBSTANCE: readonly Act[] = [
  'mirrors',
  'asks-open',
  'asks-closed',
  'verifies',
  'explains',
  'informs',
  'instructs',
  'next-step',
  'reassures',
  'admits',
  'cares',
  'holds',
  'refuses-kindly',
  'offers-manager',
  'closes',
  'checks',
  'names-feeling',
];

/** A line with nothing in it for the customer. */
export const isHollow = ({ acts }: Pick<ReadLine, 'acts'>): boolean => !SUBSTANCE.some((act) => acts.has(act));

const AGAINST: readonly Act[] = ['blames', 'abuses', 'pushes-off', 'dismisses', 'repeats-itself'];

/** Spoken against the customer, or pasted: nothing good in such a line counts. */
export const isAgainst = ({ acts }: Pick<ReadLine, 'acts'>): boolean => AGAINST.some((act) => acts.has(act));

const ANSWERS: readonly Act[] = [
  'informs',
  'explains',
  'instructs',
  'next-step',
  'says-when',
  'answers',
  'verifies',
  'asks-open',
  'holds',
  'checks',
  'refuses-kindly',
  'admits',
];

/** The customer asked, and got no word about it. */
export const isUnanswered = ({ acts, before }: Pick<ReadLine, 'acts' | 'before'>): boolean =>
  /[？?]/u.test(before) && !ANSWERS.some((act) => acts.has(act));
