import { decide, type WriteContext } from '#shared/domain/mutation/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock } from '../kernel/ports.ts';
import { commitMutation, lastAt } from '../outbox/index.ts';
import { viewOf } from '../replica/index.ts';

/** An edit is never dated before the one it follows because somebody set the clock back a little in between. */
const SMALL_STEP_MS = HOUR;

function timeOf(db: ReadableDb, now: number): number {
  const last = lastAt(db);
  return last > now && last - now <= SMALL_STEP_MS ? last : now;
}

type EditDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly writer: () => Omit<WriteContext, 'now'>;
  readonly announce: (changes: Changes) => void;
  /** Something waits for the hub. */
  readonly edited: () => void;
};

/** How a desk writes: for everybody through the outbox, or for itself alone. */
export function createEdits({
  db,
  clock,
  writer,
  announce,
  edited,
}: EditDeps): Pick<Desk, 'mutate' | 'wouldRefuse' | 'writeLocal'> {
  return {
    mutate: (mutations, also) => {
      const changed = changeSet();
      const context = { ...writer(), now: db.read((tx) => timeOf(tx, clock.now())) };
      db.write((tx) => {
        for (const mutation of mutations) commitMutation(tx, mutation, context, changed);
        also?.(tx, changed);
        setMeta(tx, 'clockHigh', Math.max(context.now, Number(getMeta(tx, 'clockHigh') ?? 0)));
      });
      announce(changed.changes);
      edited();
    },
    wouldRefuse: (tx, mutation) =>
      decide(mutation, viewOf(tx), { ...writer(), now: clock.now() }).outcome.status === 'rejected',
    writeLocal: (work) => {
      const changed = changeSet();
      const result = db.write((tx) => work(tx, changed));
      announce(changed.changes);
      edited();
      return result;
    },
  };
}
