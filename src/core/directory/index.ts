export { directoryRouter } from './handlers.ts';
export { findAgent } from './queries.ts';
export {
  agentTable,
  calendarTable,
  fieldTable,
  macroTable,
  policyTable,
  queueTable,
  synonymTable,
  tagTable,
  teamTable,
} from './tables.ts';
