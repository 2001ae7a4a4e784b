import type { Reaction, Scenario, SessionEnd } from '../../domain/practice/index.ts';
import type { ReadActs } from '../acts/kinds.ts';
import { between, onAsked } from './between.ts';
import { breachIn, reactionTo } from './react.ts';
import { clamp, type CustomerState } from './state.ts';

export const END_OF: Readonly<Partial<Record<Reaction, SessionEnd>>> = {
  thanks: 'calm',
  'cold-end': 'cold',
  escalates: 'escalated',
  leaves: 'left',
  'leaves-silent': 'left',
  'abused-leaves': 'left',
};

/** Calm enough, and what they needed was met. */
const isCalm = ({ heat, met }: CustomerState): boolean => heat <= 0.45 && met >= 0.3;

/** Nobody stays when their patience is at its end, or for ever. */
const MOST_TURNS = 40;
export const lastWord = ({ patience, heat, turns }: CustomerState): Reaction | null => {
  if (patience > 0.02 && turns < MOST_TURNS) return null;
  return heat >= 0.55 ? 'escalates' : 'leaves';
};

/** So many lines more somebody listens who has what they came for. */
const LISTENS_ON = 2;

/** How a settled matter ends, once the trainee has closed it or has had time to; null: it goes on. */
function ending(before: CustomerState, after: CustomerState, { acts }: ReadActs): Reaction | null {
  if (!before.hasAccepted || acts.has('blames') || acts.has('abuses')) return null;
  const isClosed = acts.has('closes') || acts.has('says-goodbye') || after.sinceAccepted >= LISTENS_ON;
  if (!isClosed) return null;
  return isCalm(after) ? 'thanks' : 'cold-end';
}

/** Asked who they are: they say it, perhaps with a slip in it. */
function onCheck(
  state: CustomerState,
  { acts, asked }: ReadActs,
  text: string,
): { reaction: Reaction; state: CustomerState } | null {
  const isAsked = acts.has('verifies') || asked.includes('order');
  if (
    state.isOrderWrong &&
    (isAsked ||
      /查不到|没查到|对不上|不对|核对|再看|再报|有误|can'?t find|cannot find|no (?:match|order)|doesn'?t (?:match|come)|check|again|typo/iu.test(
        text,
      ))
  )
    return { reaction: 'order-corrected', state: { ...state, isOrderWrong: false, isVerified: true } };
  if (!isAsked || state.isVerified) return null;
  const told = [...new Set([...state.told, 'order'])];
  if (state.ahead.includes('wrong-order'))
    return {
      reaction: 'wrong-order',
      state: { ...state, told, isOrderWrong: true, ahead: state.ahead.filter((one) => one !== 'wrong-order') },
    };
  return { reaction: 'verifies', state: { ...state, told, isVerified: true } };
}

export type Answer = { readonly reaction: Reaction; readonly state: CustomerState; readonly isWhole: boolean };

/** Decides what a line is answered with. `isWhole`: nothing else is said beside it. */
export function answerTo(
  before: CustomerState,
  moved0: CustomerState,
  read: ReadActs,
  scenario: Scenario,
  text: string,
): Answer {
  const breach = breachIn(before, read, scenario);
  if (breach) {
    const state = {
      ...moved0,
      breaches: moved0.breaches + 1,
      trust: clamp(moved0.trust - 0.2),
      heat: clamp(moved0.heat + 0.08),
    };
    const isGrave = breach === 'others';
    return { reaction: 'breach-noticed', state: isGrave ? { ...state, end: 'breach' } : state, isWhole: true };
  }
  const end = ending(before, moved0, read);
  if (end) return { reaction: end, state: { ...moved0, end: END_OF[end] ?? null }, isWhole: true };
  const plain = reactionTo(before, moved0, read);
  const isWrong = [
    'abused',
    'abused-leaves',
    'empty',
    'program',
    'wrong-language',
    'refuses-password',
    'blamed',
  ].includes(plain);
  if (!isWrong) {
    const asked = onAsked(moved0, read) ?? onCheck(moved0, read, text);
    if (asked) return { ...asked, isWhole: false };
    const cut = between(moved0, read, scenario, text);
    if (cut) return { ...cut, isWhole: true };
  }
  const insults = moved0.insults + (plain === 'abused' || plain === 'abused-leaves' ? 1 : 0);
  const accepts = plain === 'accepts';
  const state = {
    ...moved0,
    insults,
    // Whoever has something to hold on to breathes out.
    heat: accepts && !moved0.hasAccepted ? clamp(moved0.heat - 0.08) : moved0.heat,
    hasAccepted: moved0.hasAccepted || accepts,
  };
  if (plain === 'goodbye-unsettled')
    return {
      reaction: plain,
      state: { ...state, patience: clamp(state.patience - 0.25), heat: clamp(state.heat + 0.08) },
      isWhole: true,
    };
  if (plain === 'abused-leaves') return { reaction: plain, state: { ...state, end: 'left' }, isWhole: true };
  return { reaction: plain, state, isWhole: isWrong };
}

/** Who says little says little, until somebody asks openly. */
const QUIET: readonly Reaction[] = ['heard', 'explained', 'unanswered', 'knows-no-more', 'greets-back', 'tells'];
export function asTheyAre(reaction: Reaction, state: CustomerState, { acts }: ReadActs): Reaction {
  if (!state.ahead.includes('silent')) return reaction === 'draws-out' ? 'tells' : reaction;
  if (acts.has('asks-open') && QUIET.includes(reaction)) return 'draws-out';
  return QUIET.includes(reaction) ? 'says-little' : reaction;
}
