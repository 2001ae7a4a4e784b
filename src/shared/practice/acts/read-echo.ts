import type { Language } from '../../kernel/text.ts';
import type { ActContext, Finding } from './context.ts';
import { isAlike, sharedWith, takenUp, unitSet } from './echo.ts';

/** How much of the customer's words makes a line one that takes them up. */
const MIRROR_UNITS: Readonly<Record<Language, number>> = { zh: 3, en: 2 };
/** A line with more of them than this, and nothing else in it, only echoes. */
const ECHO_SHARE = 0.5;
const RECENT = 6;
/** A line of one's own is recognised much longer than the customer's words are fresh. */
const REMEMBERED = 60;

export type Echo = { readonly newWords: number; readonly taken: number };

/** How a line stands to what was said before: by the customer, and by the trainee. */
export function echoActs(line: string, { lang, heard, said }: ActContext, { add, has }: Finding): Echo {
  const recent = heard.slice(-RECENT);
  const { share } = sharedWith(line, unitSet(recent, lang), lang);
  const taken = takenUp(line, recent, lang);
  const isMore =
    has('next-step') || has('explains') || has('asks-open') || has('says-when') || has('reassures') || has('instructs');
  // "Please wait" said back to somebody who was told to wait is no ear for them.
  const isPutOff = has('stays-vague') && share >= ECHO_SHARE && !isMore;
  if (taken >= MIRROR_UNITS[lang] && !isPutOff) add('mirrors');
  if (said.slice(-REMEMBERED).some((earlier) => isAlike(line, earlier, lang))) add('repeats-itself');
  if (taken >= MIRROR_UNITS[lang] && share >= ECHO_SHARE && !isMore) add('echoes-only');
  return { newWords: 1 - share, taken };
}
