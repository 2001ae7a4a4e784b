import { z } from 'zod';
import { PersonalAt, RemovedData, ScenarioLook } from '#shared/contract/app/scenarios.ts';
import { Issue } from '#shared/domain/practice/index.ts';
import { Language } from '#shared/kernel/text.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { json } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/**
 * A draft with what its author needs to judge it. Which ticket it came of is never published; whom that is about is not even kept here.
 * `looked`: findings that name nobody.
 */
export const StoredDraft = z.object({
  id: z.string(),
  ticketId: z.string(),
  lang: Language,
  issue: Issue,
  removed: z.array(RemovedData),
  looks: z.array(ScenarioLook),
  looked: z.array(PersonalAt.omit({ isLooked: true })),
  at: z.int(),
});
export type StoredDraft = z.infer<typeof StoredDraft>;

const MOST = 500;
type Row = { data: string };

/** What an older program wrote and this one cannot read is passed over, and stays where it is. */
const readable = (rows: readonly Row[]): StoredDraft[] =>
  rows.flatMap(({ data }) => {
    const read = StoredDraft.safeParse(JSON.parse(data));
    return read.success ? [read.data] : [];
  });

export const draftsIn = (db: ReadableDb): StoredDraft[] =>
  readable(db.all<Row>('select data from scenario_draft order by at desc, id limit ?', [MOST]));

export const findDraft = (db: ReadableDb, id: string): StoredDraft | undefined =>
  readable(db.all<Row>('select data from scenario_draft where id = ?', [id]))[0];

export function keepDraft(tx: WritableDb, draft: StoredDraft, changed: ChangeSet): void {
  tx.run(
    `insert into scenario_draft (id, at, data) values (?, ?, ?)
     on conflict (id) do update set at = excluded.at, data = excluded.data`,
    [draft.id, draft.at, json(draft)],
  );
  changed.add('scenario_draft', draft.id);
}

export function dropDraft(tx: WritableDb, id: string, changed: ChangeSet): void {
  tx.run('delete from scenario_draft where id = ?', [id]);
  changed.add('scenario_draft', id);
}
