import type { HistoryContact, HistoryGesture, HistoryPromise, HistoryRun } from '#shared/contract/app/history.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Gesture } from '#shared/domain/gesture.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import type { Run } from '#shared/domain/sop/index.ts';
import { standing, walk } from '#shared/domain/sop/walk.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { findSop } from '../sops/index.ts';

/** Rows with the names a reader wants beside them. */
export const contactView = (db: ReadableDb, contact: Contact): HistoryContact => ({
  ...contact,
  agentName: agentNameOf(db, contact.agentId),
});

export const gestureView = (db: ReadableDb, gesture: Gesture): HistoryGesture => ({
  ...gesture,
  agentName: agentNameOf(db, gesture.agentId),
});

export function runView(db: ReadableDb, run: Run): HistoryRun {
  const { id, key, version, ticketId, contactId, state, startedAt, endedAt } = run;
  const sop = findSop(db, run.sopId);
  const counts = sop ? standing(walk(sop, run)) : [];
  const skipped = counts.filter((visit) => visit.state === 'skipped').length;
  return {
    id,
    key,
    version,
    ticketId,
    contactId,
    state,
    startedAt,
    endedAt,
    skipped,
    title: sop?.title ?? null,
    agentName: agentNameOf(db, run.agentId),
    done: counts.length - skipped,
  };
}

export function runWords(db: ReadableDb, { sopId, key }: Run): string {
  const title = findSop(db, sopId)?.title;
  return title ? `${title.zh} ${title.en}` : key;
}

const numberOf = (db: ReadableDb, ticketId: string | null): number | null =>
  ticketId === null
    ? null
    : (db.get<{ number: number }>('select number from ticket where id = ?', [ticketId])?.number ?? null);

export const promiseView = (db: ReadableDb, promise: CustomerPromise, me: string): HistoryPromise => ({
  ...promise,
  agentName: agentNameOf(db, promise.agentId),
  settledByName: agentNameOf(db, promise.settledBy),
  isMine: promise.agentId === me,
  ticketNumber: numberOf(db, promise.ticketId),
});
