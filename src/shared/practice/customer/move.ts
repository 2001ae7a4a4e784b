import type { EmotionCourse, Scenario } from '../../domain/practice/index.ts';
import type { Act, ReadActs } from '../acts/kinds.ts';
import { metBy } from './needs.ts';
import { clamp, type CustomerState } from './state.ts';

type Push = { readonly heat?: number; readonly trust?: number; readonly patience?: number; readonly settled?: number };

/** What each act does to the customer, once. Chosen so that the order of PRODUCT.md holds: being heard calms, steps settle, evasion costs patience. */
const PUSH: Readonly<Partial<Record<Act, Push>>> = {
  'names-feeling': { heat: -0.06, trust: 0.06, patience: 0.03 },
  'asks-open': { trust: 0.04, settled: 0.05 },
  'asks-closed': { settled: 0.02 },
  'asks-much': { patience: -0.08, heat: 0.02 },
  'asks-again': { patience: -0.12, heat: 0.06, trust: -0.06 },
  verifies: { settled: 0.05 },
  explains: { settled: 0.1, heat: -0.03, trust: 0.04 },
  answers: { settled: 0.08, trust: 0.02 },
  reassures: { trust: 0.06, heat: -0.05, patience: 0.03 },
  checks: { trust: 0.03 },
  instructs: { settled: 0.08, trust: 0.02 },
  informs: { settled: 0.05, trust: 0.02 },
  cares: { heat: -0.06, trust: 0.06, patience: 0.04 },
  admits: { heat: -0.07, trust: 0.07, patience: 0.03 },
  'does-at-once': { settled: 0.1, trust: 0.04 },
  'follows-up': { trust: 0.06, heat: -0.03 },
  'names-self': { trust: 0.04 },
  dismisses: { heat: 0.1, trust: -0.1, patience: -0.1 },
  'is-curt': { heat: 0.03, trust: -0.04, patience: -0.05 },
  deflects: { trust: -0.06, patience: -0.05 },
  'hands-back': { trust: -0.04, patience: -0.06 },
  'asks-private': { trust: -0.06, patience: -0.05 },
  'stays-vague': { patience: -0.06, trust: -0.03 },
  blames: { heat: 0.18, trust: -0.2, patience: -0.16 },
  'uses-jargon': { patience: -0.06, trust: -0.03 },
  'pushes-off': { heat: 0.1, trust: -0.12, patience: -0.14 },
  'repeats-itself': { patience: -0.14, heat: 0.05, trust: -0.04 },
  'is-essay': { patience: -0.12, trust: -0.03 },
  'other-language': { patience: -0.1 },
  'asks-secret': { trust: -0.2, heat: 0.06 },
  abuses: { heat: 0.3, trust: -0.5, patience: -0.3 },
  'speaks-to-program': { patience: -0.06 },
};

/** A step with a time settles; without one it is half a word. */
function stepPush(acts: ReadActs['acts']): Push {
  if (!acts.has('next-step')) return {};
  if (!acts.has('says-when')) return { settled: 0.1, trust: 0.02 };
  return { settled: 0.28, trust: 0.1, heat: -0.09, patience: 0.05 };
}

/** Once it is worth most, again a little, and after that it is in the way unless the matter moves. */
function mirrorPush(state: CustomerState, acts: ReadActs['acts']): Push {
  if (acts.has('echoes-only') && state.mirrored > 0) return { patience: -0.14, trust: -0.05, heat: 0.05 };
  if (!acts.has('mirrors')) return {};
  if (state.mirrored === 0) return { heat: -0.14, trust: 0.14, patience: 0.06 };
  if (state.mirrored === 1) return { heat: -0.08, trust: 0.06, patience: 0.02 };
  return state.idle > 1 ? { patience: -0.08 } : { heat: -0.03 };
}

function sorryPush(before: number, acts: ReadActs['acts']): Push {
  if (!acts.has('apologises')) return {};
  if (before === 0) return { heat: -0.05, trust: 0.03 };
  if (before === 1) return { patience: -0.04 };
  return { patience: -0.1, heat: 0.03 * Math.min(before, 4), trust: -0.06 };
}

const GOOD: readonly Act[] = [
  'mirrors',
  'asks-open',
  'asks-closed',
  'explains',
  'instructs',
  'informs',
  'cares',
  'admits',
  'answers',
  'next-step',
  'reassures',
  'verifies',
  'holds',
  'refuses-kindly',
  'offers-manager',
  'closes',
  'checks',
  'names-feeling',
];
/** A line with nothing in it for them. */
export const isHollow = (acts: ReadActs['acts']): boolean => !GOOD.some((act) => acts.has(act));

const COOLING: Readonly<Record<EmotionCourse, number>> = {
  simmering: 1,
  flaring: 1.4,
  lasting: 0.65,
  brittle: 1,
  even: 0.75,
};
const HEATING: Readonly<Record<EmotionCourse, number>> = {
  simmering: 1.2,
  flaring: 1,
  lasting: 1,
  brittle: 1.7,
  even: 0.75,
};

/** How a line moves the customer. Pure; says nothing. */
export function moved(state: CustomerState, { acts }: ReadActs, scenario: Scenario, text: string): CustomerState {
  const pushes = [
    ...[...acts].map((act) => PUSH[act] ?? {}),
    stepPush(acts),
    mirrorPush(state, acts),
    sorryPush(state.apologies, acts),
    ...(isHollow(acts) && !acts.has('apologises') && !(acts.has('greets') && state.turns === 0)
      ? [{ patience: -0.08 }]
      : []),
    // What simmers rises until somebody has heard it.
    ...(scenario.course === 'simmering' && state.mirrored === 0 && !acts.has('mirrors') ? [{ heat: 0.03 }] : []),
  ];
  const sum = (of: keyof Push): number => pushes.reduce((total, push) => total + (push[of] ?? 0), 0);
  const [heat, patience] = [sum('heat'), sum('patience')];
  const settled = clamp(state.settled + sum('settled'));
  return {
    ...state,
    heat: clamp(state.heat + heat * (heat < 0 ? COOLING : HEATING)[scenario.course]),
    trust: clamp(state.trust + sum('trust')),
    patience: clamp(state.patience + (patience < 0 ? patience * (1.3 - 0.6 * scenario.persona.patience) : patience)),
    met: clamp(state.met + metBy(scenario.need, acts, text, state.apologies === 0)),
    settled,
    mirrored: state.mirrored + (acts.has('mirrors') || acts.has('echoes-only') ? 1 : 0),
    apologies: state.apologies + (acts.has('apologises') ? 1 : 0),
    idle: settled > state.settled + 0.04 ? 0 : state.idle + 1,
  };
}
