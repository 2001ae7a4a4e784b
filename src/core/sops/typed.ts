import type { TypedStep } from '#shared/contract/app/sops.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** Steps that somebody is typing about; nobody types about more at once. */
const MAX_STEPS = 200;

export const typedIn = (db: ReadableDb, runId: string): TypedStep[] =>
  db
    .all<{ data: string }>(`select data from run_typed where run_id = ? order by step limit ${MAX_STEPS}`, [runId])
    .map(({ data }) => parsed<TypedStep>(data));

/** Of one step, which is passed; without a step, of the whole run, which is given up. */
export function forgetTyped(tx: WritableDb, runId: string, step: string | null = null): void {
  tx.run('delete from run_typed where run_id = ? and step = coalesce(?, step)', [runId, step]);
}

export function keepTyped(tx: WritableDb, runId: string, typed: TypedStep): void {
  const isEmpty = Object.keys(typed.values).length === 0 && Object.keys(typed.notes).length === 0;
  if (isEmpty) return forgetTyped(tx, runId, typed.step);
  tx.run(
    `insert into run_typed (run_id, step, data) values (?, ?, ?)
     on conflict (run_id, step) do update set data = excluded.data`,
    [runId, typed.step, json(typed)],
  );
}
