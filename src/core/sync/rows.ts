import { TABLES, type TableName } from '#shared/domain/tables.ts';
import type { WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { putRow, removeRow, rowVersion } from '../replica/index.ts';
import { linksOf } from './links.ts';

export type RowWriter = {
  put(part: string, tbl: TableName, id: string, ver: number, data: unknown): void;
  drop(part: string, tbl: TableName, id: string, ver: number): void;
  flush(): void;
  /** Rows that did not pass their schema: counted in their part, but not shown. */
  readonly unreadable: number;
};

/** Writes one row as the hub has it, whatever stands here. False: it does not pass its schema, and nothing was written. */
export function writeRow(
  tx: WritableDb,
  tbl: TableName,
  id: string,
  ver: number,
  data: unknown,
  changed: ChangeSet,
): boolean {
  const entity = TABLES[tbl].safeParse(data);
  if (!entity.success || entity.data.id !== id) return false;
  putRow(tx, tbl, entity.data, ver);
  changed.add(tbl, id);
  return true;
}

/** Writes rows as the hub sent them, under the links that keep them here. */
export function rowWriter(tx: WritableDb, changed: ChangeSet): RowWriter {
  const links = linksOf(tx);
  let unreadable = 0;
  return {
    get unreadable() {
      return unreadable;
    },
    put: (part, tbl, id, ver, data) => {
      links.put(part, tbl, id, ver);
      if ((rowVersion(tx, tbl, id) ?? -1) >= ver) return;
      if (!writeRow(tx, tbl, id, ver, data, changed)) unreadable += 1;
    },
    drop: (part, tbl, id, ver) => {
      if (!links.drop(part, tbl, id, ver)) return;
      removeRow(tx, tbl, id);
      changed.add(tbl, id);
    },
    flush: () => {
      links.flush();
    },
  };
}
