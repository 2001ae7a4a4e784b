import type { Complication, Reaction, Scenario } from '../../domain/practice/index.ts';
import type { ReadActs } from '../acts/kinds.ts';
import { isHollow } from './move.ts';
import type { CustomerState } from './state.ts';

const LONG: Readonly<Record<Scenario['lang'], number>> = { zh: 45, en: 180 };

/** Whether a complication that lies ahead comes now. */
function comesNow(one: Complication, state: CustomerState, read: ReadActs, { lang }: Scenario, text: string): boolean {
  switch (one) {
    case 'interrupts':
      return state.turns >= 2 && state.heat >= 0.28 && text.length >= LONG[lang];
    case 'threatens':
      return state.turns >= 2 && state.heat >= 0.45 && !state.hasAccepted;
    case 'repeats':
      return state.turns >= 2 && state.mirrored === 0 && state.heat >= 0.28;
    case 'asks-manager':
      return state.turns >= 2 && state.heat >= 0.5 && !state.hasAccepted && isHollow(read.acts);
    case 'other-data':
      return state.turns >= 3 && state.isVerified && state.heat < 0.58;
    // These change how something else is answered.
    case 'wrong-order':
    case 'silent':
      return false;
    default:
      return one satisfies never;
  }
}

const SAID: Readonly<Record<Exclude<Complication, 'wrong-order' | 'silent'>, Reaction>> = {
  interrupts: 'interrupts',
  threatens: 'threatens',
  repeats: 'repeats',
  'asks-manager': 'asks-manager',
  'other-data': 'other-data',
};

/** What comes between in place of the usual answer, and how the customer stands with it; null: nothing. */
export function between(
  state: CustomerState,
  read: ReadActs,
  scenario: Scenario,
  text: string,
): { readonly reaction: Reaction; readonly state: CustomerState } | null {
  const one = state.ahead.find((ahead) => comesNow(ahead, state, read, scenario, text));
  if (one === undefined || one === 'wrong-order' || one === 'silent') return null;
  const asked = one === 'asks-manager' ? 'manager' : one === 'other-data' ? 'other-data' : state.asked;
  return { reaction: SAID[one], state: { ...state, ahead: state.ahead.filter((ahead) => ahead !== one), asked } };
}

/** The answer to what they have asked for outright; null: it was passed over. */
export function onAsked(
  state: CustomerState,
  { acts }: ReadActs,
): { readonly reaction: Reaction; readonly state: CustomerState } | null {
  if (state.asked === 'manager') {
    const isMet =
      acts.has('offers-manager') || acts.has('mirrors') || acts.has('names-feeling') || acts.has('reassures');
    if (isMet)
      return { reaction: 'manager-stays', state: { ...state, asked: null, trust: Math.min(1, state.trust + 0.08) } };
  }
  if (state.asked === 'other-data' && acts.has('refuses-kindly'))
    return {
      reaction: 'other-data-refused',
      state: {
        ...state,
        asked: null,
        settled: Math.min(1, state.settled + 0.15),
        trust: Math.min(1, state.trust + 0.05),
      },
    };
  return null;
}
