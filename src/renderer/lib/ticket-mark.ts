import type { Translate } from './i18n.tsx';

/**
 * A ticket's number where it stands without a sentence: `#48213`, or a word while the hub has not given it one (0). Sentences
 * that name a number choose their words themselves, by the same 0.
 */
export const ticketMark = (number: number, common: Translate<'common'>): string =>
  common('ticketMark', { number: String(number) });
