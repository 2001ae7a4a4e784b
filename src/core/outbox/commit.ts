import {
  decide,
  rejected,
  type Mutation,
  type Outcome,
  type Rejection,
  type WriteContext,
} from '#shared/domain/mutation/index.ts';
import type { WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { Refusal, type RefusalCode } from '../kernel/refusal.ts';
import { applyEffects, undoEffects, viewOf } from '../replica/index.ts';
import { insertPend, openPends } from './queries.ts';

function codeOf(outcome: Outcome & { status: 'rejected' }): RefusalCode {
  if (outcome.code === 'blocked') return 'BLOCKED';
  return outcome.code === 'gone' || outcome.code === 'scope' ? 'NOT_FOUND' : 'FORBIDDEN';
}

/**
 * Applies one mutation to the visible rows and queues it. To be called inside the transaction of the edit.
 * @throws Refusal when the rules refuse it, which undoes that transaction.
 */
export function commitMutation(tx: WritableDb, mutation: Mutation, context: WriteContext, changed: ChangeSet): void {
  const { effects, outcome } = decide(mutation, viewOf(tx), context);
  if (outcome.status === 'rejected') throw new Refusal(codeOf(outcome));
  const mid = insertPend(tx, mutation, context.now);
  applyEffects(tx, effects, changed);
  changed.add('outbox', String(mid));
}

/**
 * Runs `work` on the rows as the hub knows them, then the pending edits again on top. An edit that has become impossible
 * here stays queued: the hub decides, and says why.
 */
export function rebase(tx: WritableDb, context: Omit<WriteContext, 'now'>, changed: ChangeSet, work: () => void): void {
  undoEffects(tx, changed);
  work();
  for (const pend of openPends(tx)) {
    const { effects } = decide(pend.mutation, viewOf(tx), { ...context, now: pend.at });
    applyEffects(tx, effects, changed);
  }
}

/** The desk itself finds that an edit cannot be made: it is taken back and said, and its number goes out as `nothing`. */
export function refuseHere(
  tx: WritableDb,
  context: Omit<WriteContext, 'now'>,
  mids: readonly number[],
  code: Rejection,
  changed: ChangeSet,
): void {
  rebase(tx, context, changed, () => {
    for (const mid of mids) {
      tx.run(`update pend set outcome = ?, is_read = 0 where mid = ? and state = 'waiting'`, [
        JSON.stringify(rejected(code)),
        mid,
      ]);
      changed.add('outbox', String(mid));
    }
  });
}
