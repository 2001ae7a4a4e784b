import type { SavedSearch } from '#shared/domain/search.ts';
import { documentTable } from '../db/document-table.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';

export const searchTable = documentTable('search', { agent_id: (s) => s.agentId, at: (s) => s.at });

const MAX_SAVED = 500;

/** One agent's own, in the order they were saved. */
export const savedSearches = (db: ReadableDb, agentId: string): SavedSearch[] =>
  db
    .all<Row>('select data from search where agent_id = ? order by at, id limit ?', [agentId, MAX_SAVED])
    .map(searchTable.fromRow);
