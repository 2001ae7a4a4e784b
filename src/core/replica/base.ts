import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { getRow, putRow, removeRow, rowVersion } from './tables.ts';

/**
 * The undo copies. Invariants:
 * 1. `base` holds exactly the rows on which a pending edit has an effect, as the hub last sent them (`data` null: the hub
 *    has no such row).
 * 2. Visible = base + pending edits: `undoEffects` followed by running the pending edits again changes nothing.
 * 3. A visible row keeps the version of its base, so that an edit names what the agent really saw.
 */
type BaseRow = { tbl: TableName; id: string; ver: number; data: string | null };

function keepBase(tx: WritableDb, tbl: TableName, id: string): void {
  if (tx.get('select 1 as x from base where tbl = ? and id = ?', [tbl, id])) return;
  const row = getRow(tx, tbl, id);
  tx.run('insert into base (tbl, id, ver, data) values (?, ?, ?, ?)', [
    tbl,
    id,
    row?.ver ?? 0,
    row ? JSON.stringify(row.data) : null,
  ]);
}

/** Writes what a pending edit does to the visible rows, after keeping their undo copies. */
export function applyEffects(tx: WritableDb, effects: readonly Effect[], changed: ChangeSet): void {
  for (const { tbl, id, data } of effects) {
    keepBase(tx, tbl, id);
    if (data === null) removeRow(tx, tbl, id);
    else putRow(tx, tbl, data, rowVersion(tx, tbl, id) ?? 0);
    changed.add(tbl, id);
  }
}

/** Puts every row back to what the hub last sent, and forgets the copies. */
export function undoEffects(tx: WritableDb, changed: ChangeSet): void {
  for (const row of tx.all<BaseRow>('select tbl, id, ver, data from base')) {
    if (row.data === null) removeRow(tx, row.tbl, row.id);
    else putRow(tx, row.tbl, JSON.parse(row.data) as Entity[TableName], row.ver);
    changed.add(row.tbl, row.id);
  }
  tx.run('delete from base');
}

/** The hub version of the row under any pending edit. */
export const baseVersion = (db: ReadableDb, tbl: TableName, id: string): number =>
  db.get<{ ver: number }>('select ver from base where tbl = ? and id = ?', [tbl, id])?.ver ??
  rowVersion(db, tbl, id) ??
  0;
