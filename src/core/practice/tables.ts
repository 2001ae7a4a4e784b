import { documentTable } from '../db/document-table.ts';

/** What of practice comes from the hub: cases of the team, and on leads' desks what was shared with them. */
export const practiceTables = {
  scenario: documentTable('scenario', { team_id: ({ teamId }) => teamId }),
  share: documentTable('share', {
    team_id: ({ teamId }) => teamId,
    agent_id: ({ agentId }) => agentId,
    at: ({ at }) => at,
  }),
};
