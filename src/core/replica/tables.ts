import type { Entity, TableName } from '#shared/domain/tables.ts';
import { attachmentTable } from '../attachments/index.ts';
import { contactTables } from '../contacts/index.ts';
import { customerTable } from '../customers/index.ts';
import type { ReplicaTable, Versioned } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { directoryTables } from '../directory/index.ts';
import { guidanceTables } from '../guidance/index.ts';
import { knowledgeTables } from '../knowledge/index.ts';
import { loadTables } from '../load/index.ts';
import { messageTable } from '../messages/index.ts';
import { noticeTable } from '../notices/index.ts';
import { practiceTables } from '../practice/index.ts';
import { searchTable } from '../search/index.ts';
import { sopTables } from '../sops/index.ts';
import { ticketTable } from '../tickets/index.ts';

const byName: { readonly [T in TableName]: ReplicaTable<T> } = {
  ...directoryTables,
  ...knowledgeTables,
  ...contactTables,
  ...sopTables,
  ...guidanceTables,
  ...loadTables,
  ...practiceTables,
  attachment: attachmentTable,
  customer: customerTable,
  message: messageTable,
  notice: noticeTable,
  search: searchTable,
  ticket: ticketTable,
};

/** The registry erases which entity belongs to which table; `data` has passed the schema of `tbl` before it comes here. */
const table = (tbl: TableName): ReplicaTable => byName[tbl];

export const getRow = <T extends TableName>(db: ReadableDb, tbl: T, id: string): Versioned<T> | undefined =>
  (byName[tbl] as unknown as ReplicaTable<T>).get(db, id);

export const rowVersion = (db: ReadableDb, tbl: TableName, id: string): number | undefined =>
  table(tbl).version(db, id);

export function putRow(tx: WritableDb, tbl: TableName, data: Entity[TableName], ver: number): void {
  table(tbl).put(tx, data, ver);
}

export function removeRow(tx: WritableDb, tbl: TableName, id: string): void {
  table(tbl).remove(tx, id);
}
