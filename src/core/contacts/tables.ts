import { documentTable } from '../db/document-table.ts';

export const contactTables = {
  contact: documentTable('contact', {
    customer_id: ({ customerId }) => customerId,
    ticket_id: ({ ticketId }) => ticketId,
    agent_id: ({ agentId }) => agentId,
    queue_id: ({ queueId }) => queueId,
    ringing_at: ({ ringingAt }) => ringingAt,
  }),
  gesture: documentTable('gesture', { customer_id: ({ customerId }) => customerId, at: ({ at }) => at }),
  promise: documentTable('promise', {
    customer_id: ({ customerId }) => customerId,
    ticket_id: ({ ticketId }) => ticketId,
    agent_id: ({ agentId }) => agentId,
    due_at: ({ dueAt }) => dueAt,
    state: ({ state }) => state,
    made_at: ({ madeAt }) => madeAt,
  }),
};
