import type { AccountStanding } from './account/index.ts';
import { gestureIdOf, type Occurrence } from './moments.ts';

/** How near a moment must be to be worth a word. */
export const MOMENT_REACH = { before: 3, after: 14 } as const;

export type GestureFacts = {
  readonly customerId: string;
  readonly occurrences: readonly Occurrence[];
  /** Ids of the gestures there are, done or declined. */
  readonly known: ReadonlySet<string>;
  readonly standing: AccountStanding;
  readonly hasOpenTicket: boolean;
  /** A promise to this customer is broken or overdue and nothing has made up for it. */
  readonly hasBrokenPromise: boolean;
};
export type GestureSuggestion = { readonly gestureId: string; readonly occurrence: Occurrence };

/** When congratulations would sound like mockery: each alone is enough. */
export const UNFITTING = [
  { key: 'strained-case', holds: (facts) => facts.standing === 'strained' && facts.hasOpenTicket },
  { key: 'broken-promise', holds: (facts) => facts.hasBrokenPromise && facts.hasOpenTicket },
] as const satisfies readonly {
  readonly key: 'strained-case' | 'broken-promise';
  readonly holds: (facts: GestureFacts) => boolean;
}[];

/** What is still to come before what is over, and the nearest of either. */
const nearness = ({ inDays }: Occurrence): number => (inDays >= 0 ? inDays : 1000 - inDays);

export type Unfitting = (typeof UNFITTING)[number]['key'];

/** Why nothing is suggested now, whatever day it is; null: nothing speaks against it. */
export const unfittingFor = (facts: GestureFacts): Unfitting | null =>
  UNFITTING.find(({ holds }) => holds(facts))?.key ?? null;

/** At most one gesture, and none that somebody has made or put aside already. */
export function suggestGesture(facts: GestureFacts): GestureSuggestion | null {
  if (unfittingFor(facts) !== null) return null;
  const { before, after } = MOMENT_REACH;
  const near = facts.occurrences
    .filter(({ inDays }) => inDays >= -before && inDays <= after)
    .map((occurrence) => {
      const { moment, year } = occurrence;
      return { gestureId: gestureIdOf(facts.customerId, moment.kind, moment.label, year), occurrence };
    })
    .filter(({ gestureId }) => !facts.known.has(gestureId));
  return near.toSorted((a, b) => nearness(a.occurrence) - nearness(b.occurrence))[0] ?? null;
}
