import type { RowSum } from '#shared/domain/part-sum.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import { getMeta, getNumber, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';

export type PartState = {
  readonly part: string;
  readonly state: 'snap' | 'live';
  readonly s0: number | null;
  readonly after: string | null;
  /** 1: its rows are here, as old as they may be, and are compared with what the hub names. */
  readonly compares: 0 | 1;
};

const COLUMNS = 'part, state, s0, after, compares';

/** Where this replica stands: the four facts that a reply must echo. */
export type Position = { readonly epoch: string; readonly cursor: number; readonly live: readonly string[] };

export const partsOf = (db: ReadableDb): PartState[] => db.all<PartState>(`select ${COLUMNS} from part order by part`);

export const heldParts = (db: ReadableDb): string[] => partsOf(db).map(({ part }) => part);

export const nextLoading = (db: ReadableDb): PartState | undefined =>
  db.get<PartState>(
    // Compared before loaded: a row of a lost timeline is found only while the part that still holds it is compared. Of each,
    // people and queues first, so that what comes next has names.
    `select ${COLUMNS} from part where state = 'snap' order by compares desc, part <> 'dir', part glob 'q:*' desc, part limit 1`,
  );

/** Everything of some part is here, and may be old. */
export const isComparing = (db: ReadableDb): boolean =>
  db.get('select 1 as x from part where compares = 1 limit 1') !== undefined;

/** The row is here by parts that are not yet whole, and by no other. */
export const isLoading = (db: ReadableDb, tbl: string, id: string): boolean =>
  db.get<{ loads: number | null }>(
    `select min(part.state = 'snap') as loads from link join part on part.part = link.part where link.tbl = ? and link.id = ?`,
    [tbl, id],
  )?.loads === 1;

export function positionOf(db: ReadableDb): Position {
  const live = partsOf(db).flatMap((row) => (row.state === 'live' ? [row.part] : []));
  return { epoch: getMeta(db, 'epoch') ?? '', cursor: getNumber(db, 'cursor') ?? 0, live: live.toSorted() };
}

export const sumsOf = (db: ReadableDb, part: string): RowSum | undefined => {
  const row = db.get<{ n: number; sum0: number; sum1: number }>(
    `select n, sum0, sum1 from part where part = ? and state = 'live'`,
    [part],
  );
  return row && [row.n, row.sum0, row.sum1];
};

export function addPart(tx: WritableDb, part: string): void {
  tx.run(
    `insert into part (part, state, s0, after, n, sum0, sum1) values (?, 'snap', null, null, 0, 0, 0) on conflict do nothing`,
    [part],
  );
}

/** Deletes the links of a part and every row that no other part holds. */
function emptyPart(tx: WritableDb, part: string, changed: ChangeSet): void {
  for (const tbl of TABLE_NAMES) {
    const removed = tx.run(
      `delete from ${tbl} where id in (select id from link where part = ? and tbl = ?)
       and not exists (select 1 from link where link.tbl = ? and link.id = ${tbl}.id and link.part <> ?)`,
      [part, tbl, tbl, part],
    );
    if (removed > 0) changed.addAll(tbl);
  }
  tx.run('delete from link where part = ?', [part]);
}

/** The agent may no longer hold it. */
export function removePart(tx: WritableDb, part: string, changed: ChangeSet): void {
  emptyPart(tx, part, changed);
  tx.run('delete from part where part = ?', [part]);
}

/**
 * To be brought level with the hub from its beginning. A part that was complete once keeps its rows and is compared; one that
 * never was is emptied and fetched.
 */
export function restartPart(tx: WritableDb, { part, state, compares }: PartState, changed: ChangeSet): void {
  const wasWhole = state === 'live' || compares === 1;
  if (!wasWhole) emptyPart(tx, part, changed);
  tx.run(
    `update part set state = 'snap', compares = ?, s0 = null, after = null, n = 0, sum0 = 0, sum1 = 0 where part = ?`,
    [wasWhole ? 1 : 0, part],
  );
}

/** Remembers a page of a part that loads; the last one makes it live and turns the cursor back to where it began. */
export function advancePart(
  tx: WritableDb,
  part: PartState,
  page: { s: number; after: string | null; done: boolean },
): void {
  const s0 = Math.min(part.s0 ?? page.s, page.s);
  const { state, compares } = page.done ? { state: 'live', compares: 0 } : part;
  tx.run('update part set s0 = ?, after = ?, state = ?, compares = ? where part = ?', [
    s0,
    page.after,
    state,
    compares,
    part.part,
  ]);
  if (page.done) setMeta(tx, 'cursor', Math.min(getNumber(tx, 'cursor') ?? s0, s0));
}
