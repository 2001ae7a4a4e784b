import type { Account } from '#shared/domain/account/index.ts';
import {
  MOMENT_REACH,
  suggestGesture,
  unfittingFor,
  type GestureFacts,
  type GestureSuggestion,
} from '#shared/domain/gesture-suggestion.ts';
import type { Moment } from '#shared/domain/moment.ts';
import { dayIn, gestureIdOf, occurrencesOf, type Occurrence } from '#shared/domain/moments.ts';
import { isFinished } from '#shared/domain/ticket-state.ts';
import type { MomentView } from '#shared/contract/app/history.ts';
import { GestureId } from '#shared/kernel/ids.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CustomerFacts } from './facts.ts';
import { gestureView } from './views.ts';

/** Two months: so far ahead somebody may want to prepare something. */
const LISTED = { before: MOMENT_REACH.before, after: 60 } as const;

export function momentsOf(db: ReadableDb, customerId: string): readonly Moment[] {
  const text = db.get<{ moments: string | null }>('select moments from customer where id = ?', [customerId])?.moments;
  return text ? parsed<Moment[]>(text) : [];
}

type Around = {
  readonly facts: CustomerFacts;
  readonly account: Pick<Account, 'standing'>;
  readonly customerId: string;
};

function gestureFacts({ facts, account, customerId }: Around, occurrences: readonly Occurrence[]): GestureFacts {
  const { now, promises, tickets, gestures } = facts;
  return {
    customerId,
    occurrences,
    known: new Set(gestures.map(({ id }) => id)),
    standing: account.standing,
    hasOpenTicket: tickets.some(({ status }) => !isFinished(status)),
    hasBrokenPromise: promises.some(({ state, dueAt }) => state === 'broken' || (state === 'open' && dueAt < now)),
  };
}

/** The moment worth a word now, when it rings. */
export function momentNow(db: ReadableDb, around: Around, zone: string): GestureSuggestion | null {
  const moments = momentsOf(db, around.customerId);
  if (moments.length === 0) return null;
  return suggestGesture(gestureFacts(around, occurrencesOf(moments, dayIn(zone, around.facts.now), MOMENT_REACH)));
}

export function listMoments(db: ReadableDb, around: Around, zone: string) {
  const { facts, customerId } = around;
  const found = occurrencesOf(momentsOf(db, customerId), dayIn(zone, facts.now), LISTED);
  const gestures = new Map(facts.gestures.map((gesture) => [gesture.id as string, gesture]));
  const items = found.map(({ moment, day, inDays, year, years }): MomentView => {
    const gestureId = GestureId.parse(gestureIdOf(customerId, moment.kind, moment.label, year));
    const gesture = gestures.get(gestureId);
    return { moment, day, inDays, years, gestureId, gesture: gesture ? gestureView(db, gesture) : null };
  });
  const known = gestureFacts(around, found);
  const suggestion = suggestGesture(known);
  return {
    items,
    suggested: suggestion === null ? null : GestureId.parse(suggestion.gestureId),
    unfitting: unfittingFor(known),
  };
}
