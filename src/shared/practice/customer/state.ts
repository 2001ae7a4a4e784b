import type { Complication, Scenario, SessionEnd, Standing } from '../../domain/practice/index.ts';

/** All that a simulated customer remembers. Standing: each 0 … 1; `settled` is how far the matter has come, `met` how far the hidden need was met. */
export type CustomerState = Standing & {
  /** Their own lines and the trainee's, oldest first. */
  readonly heard: readonly string[];
  readonly said: readonly string[];
  /** Keys of facts they have told. */
  readonly told: readonly string[];
  readonly turns: number;
  readonly mirrored: number;
  readonly apologies: number;
  /** Turns since the matter last moved. */
  readonly idle: number;
  readonly waits: number;
  readonly breaches: number;
  readonly insults: number;
  readonly isVerified: boolean;
  /** They gave a wrong order number and nobody has noticed yet. */
  readonly isOrderWrong: boolean;
  /** What still comes between. */
  readonly ahead: readonly Complication[];
  /** They have asked for a manager, or for somebody else's data, and wait for an answer to that. */
  readonly asked: 'manager' | 'other-data' | null;
  readonly hasShownNeed: boolean;
  readonly hasAccepted: boolean;
  /** Lines of the trainee since then. */
  readonly sinceAccepted: number;
  /** A step was ticked that makes no sense: what comes of it shows with the next empty line. */
  readonly isMisled: boolean;
  readonly isHeld: boolean;
  /** Templates used up: nobody says the same thing twice in one contact. */
  readonly used: readonly string[];
  readonly end: SessionEnd | null;
};

const HEAT = [0.45, 0.62, 0.8] as const;
/** Questions have some unease in them, calm matters hardly any. */
const MILD: Readonly<Partial<Record<Scenario['feeling'], number>>> = { neutral: 0.3, confusion: 0.7 };

/** Somebody whose matter is another person's data has asked for it with their first words. */
export const OTHERS_MATTER = 'other-persons-order';

export function beginning({ feeling, strength, persona, complications, issue }: Scenario): CustomerState {
  const isOthers = issue.key === OTHERS_MATTER;
  return {
    heat: (HEAT[strength - 1] ?? 0.6) * (MILD[feeling] ?? 1),
    trust: 0.35,
    patience: 0.55 + 0.4 * persona.patience,
    met: 0,
    settled: 0,
    heard: [],
    said: [],
    told: [],
    turns: 0,
    mirrored: 0,
    apologies: 0,
    idle: 0,
    waits: 0,
    breaches: 0,
    insults: 0,
    isVerified: false,
    isOrderWrong: false,
    ahead: complications.filter((one) => !isOthers || one !== 'other-data'),
    asked: isOthers ? 'other-data' : null,
    hasShownNeed: false,
    hasAccepted: false,
    sinceAccepted: 0,
    isMisled: false,
    isHeld: false,
    used: [],
    end: null,
  };
}

export const clamp = (value: number): number => Math.min(1, Math.max(0, value));
