import { documentTable } from '../db/document-table.ts';
import { json } from '../db/replica-table.ts';

export const sopTables = {
  sop: documentTable('sop', {
    key: ({ key }) => key,
    version: ({ version }) => version,
    article_ids: ({ articleIds }) => json(articleIds),
  }),
  run: documentTable('run', {
    ticket_id: ({ ticketId }) => ticketId,
    contact_id: ({ contactId }) => contactId,
    customer_id: ({ customerId }) => customerId,
    key: ({ key }) => key,
    version: ({ version }) => version,
    agent_id: ({ agentId }) => agentId,
    started_at: ({ startedAt }) => startedAt,
    ended_at: ({ endedAt }) => endedAt,
  }),
  flag: documentTable('flag', {
    key: ({ key }) => key,
    at: ({ at }) => at,
    resolved_at: ({ resolvedAt }) => resolvedAt,
  }),
  lesson: documentTable('lesson', { key: ({ key }) => key, at: ({ at }) => at }),
};
