import type { Directory } from '#shared/contract/app/directory.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentFromRow, agentTable, macroFromRow, queueFromRow } from './tables.ts';

/** A team is small; the bound only keeps a broken hub from filling the screen. */
const MAX = 5000;

export const readDirectory = (db: ReadableDb): Directory => ({
  agents: db.all<Row>('select * from agent order by handle limit ?', [MAX]).map(agentFromRow),
  queues: db.all<Row>('select * from queue order by id limit ?', [MAX]).map(queueFromRow),
  macros: db.all<Row>('select * from macro order by id limit ?', [MAX]).map(macroFromRow),
});

export const findAgent = (db: ReadableDb, agentId: string): Agent | undefined => agentTable.get(db, agentId)?.data;
