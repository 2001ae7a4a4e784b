import type { Reaction, Scenario } from '../../domain/practice/index.ts';
import type { ReadActs } from '../acts/kinds.ts';
import { isHollow } from './move.ts';
import { OTHERS_MATTER, type CustomerState } from './state.ts';

/** Who is to be told something of an account, has to be checked first, where the matter has a step for it or an order to name. */
export const needsCheck = ({ issue }: Scenario): boolean =>
  issue.procedure !== null && (issue.truth['identity'] !== undefined || issue.facts.some(({ key }) => key === 'order'));

/** Whether the line tells what it may not tell (yet). */
export function breachIn(state: CustomerState, { acts }: ReadActs, scenario: Scenario): 'others' | 'early' | null {
  const isAboutOthers = state.asked === 'other-data' || scenario.issue.key === OTHERS_MATTER;
  if (isAboutOthers && acts.has('tells-others') && !acts.has('refuses-kindly')) return 'others';
  const isEarly = acts.has('tells-account') && !state.isVerified && !acts.has('verifies') && needsCheck(scenario);
  return isEarly ? 'early' : null;
}

/** From this trust on a promise is believed. */
const BELIEVES = 0.3;
const SETTLED = 0.5;

/** Of a step with a time: taken, or doubted where there is too little trust yet, or nothing was found out before. */
function onStep(state: CustomerState, { acts }: ReadActs): Reaction | null {
  if (!acts.has('next-step')) return null;
  if (!acts.has('says-when')) return state.settled >= SETTLED && state.trust >= 0.5 ? 'accepts' : 'doubts';
  return state.settled >= SETTLED && state.trust >= BELIEVES ? 'accepts' : 'doubts';
}

/** What is wrong with the line speaks first, the gravest before the others. */
function wrongWith(before: CustomerState, { acts }: ReadActs): Reaction | null {
  if (acts.has('abuses')) return before.insults > 0 ? 'abused-leaves' : 'abused';
  if (acts.has('is-empty')) return 'empty';
  if (acts.has('speaks-to-program')) return 'program';
  if (acts.has('other-language')) return 'wrong-language';
  if (acts.has('asks-secret')) return 'refuses-password';
  if (acts.has('blames')) return 'blamed';
  if (acts.has('repeats-itself')) return 'pasted';
  if (acts.has('is-essay')) return 'essay';
  if (acts.has('echoes-only') && before.mirrored > 0) return before.mirrored > 1 ? 'pasted' : 'unanswered';
  if (acts.has('asks-again')) return 'asked-again';
  if (acts.has('pushes-off')) return 'talked-over';
  if (acts.has('apologises') && isHollow(acts)) return before.apologies === 0 ? 'sorry-once' : 'sorry-again';
  return null;
}

/** The answer to a line as a whole; facts that were asked for and complications come beside it. */
export function reactionTo(before: CustomerState, after: CustomerState, read: ReadActs): Reaction {
  const { acts, asked } = read;
  const wrong = wrongWith(before, read);
  if (wrong) return wrong;
  if (before.isMisled && (acts.has('next-step') || acts.has('asks-closed') || isHollow(acts))) return 'wrong-step';
  if (acts.has('says-goodbye') && !after.hasAccepted && !acts.has('next-step')) return 'goodbye-unsettled';
  if (acts.has('holds') && !acts.has('next-step') && !acts.has('explains')) return 'says-little';
  const step = onStep(after, read);
  if (step) return step;
  if (acts.has('uses-jargon') && !acts.has('explains')) return 'jargon';
  if (asked.some((key) => !before.told.includes(key))) return 'tells';
  if (acts.has('mirrors') && before.mirrored < 2) return 'heard';
  if (acts.has('asks-open')) return 'draws-out';
  if (acts.has('explains') || acts.has('answers')) return 'explained';
  if (acts.has('names-feeling') || acts.has('reassures') || acts.has('mirrors')) return 'heard';
  if (acts.has('asks-closed')) return 'knows-no-more';
  if (acts.has('greets')) return 'greets-back';
  return acts.has('holds') ? 'says-little' : isTalkedOver(before, read) ? 'talked-over' : 'unanswered';
}

/** A long line that takes up nothing of what was just said. */
const isTalkedOver = ({ said, heard }: CustomerState, { newWords, acts }: ReadActs): boolean =>
  said.length > 0 && heard.length > 1 && newWords > 0.95 && isHollow(acts);
