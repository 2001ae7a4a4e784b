import { documentTable } from '../db/document-table.ts';

export const searchTable = documentTable('search', { agent_id: (s) => s.agentId, at: (s) => s.at });
