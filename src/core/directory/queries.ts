import type { Directory } from '#shared/contract/app/directory.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { DEFAULT_TEAM } from '#shared/domain/team.ts';
import type { ReplicaTable } from '../db/replica-table.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import {
  agentFromRow,
  agentTable,
  calendarTable,
  fieldTable,
  macroFromRow,
  macroTable,
  policyTable,
  queueFromRow,
  synonymTable,
  tagTable,
  teamTable,
} from './tables.ts';

/** A team is small; the bound only keeps a broken hub from filling the screen. */
const MAX = 5000;

type Documents<T extends TableName> = ReplicaTable<T> & { readonly fromRow: (row: Row) => Entity[T] };

const allOf = <T extends TableName>(db: ReadableDb, table: Documents<T>): Entity[T][] =>
  db.all<Row>(`select data from ${table.name} order by id limit ?`, [MAX]).map(table.fromRow);

export const readDirectory = (db: ReadableDb): Directory => ({
  agents: db.all<Row>('select * from agent order by handle limit ?', [MAX]).map(agentFromRow),
  queues: db.all<Row>('select * from queue order by id limit ?', [MAX]).map(queueFromRow),
  macros: db.all<Row>('select * from macro order by id limit ?', [MAX]).map(macroFromRow),
  fields: allOf(db, fieldTable).toSorted((a, b) => a.order - b.order),
  tags: allOf(db, tagTable),
  synonyms: allOf(db, synonymTable),
  policies: allOf(db, policyTable).toSorted((a, b) => a.order - b.order),
  calendars: allOf(db, calendarTable),
  team: teamTable.get(db, 'team')?.data ?? DEFAULT_TEAM,
});

/** Null: nobody, or somebody this desk does not know (any more). */
export const agentNameOf = (db: ReadableDb, agentId: string | null): string | null =>
  agentId === null ? null : (findAgent(db, agentId)?.name ?? null);

export const findAgent = (db: ReadableDb, agentId: string): Agent | undefined => agentTable.get(db, agentId)?.data;

/** Everybody of the team by name, also who has left it. */
export const agentNames = (db: ReadableDb): string[] =>
  db.all<{ name: string }>('select name from agent order by id limit ?', [MAX]).map(({ name }) => name);

const KEPT = {
  calendar: calendarTable,
  field: fieldTable,
  macro: macroTable,
  policy: policyTable,
  synonym: synonymTable,
  tag: tagTable,
  team: teamTable,
} as const;

/** The hub's version of a row as this desk shows it; 0: the hub has none. */
export const seenVersion = (db: ReadableDb, tbl: keyof typeof KEPT, id: string): number =>
  KEPT[tbl].version(db, id) ?? 0;
