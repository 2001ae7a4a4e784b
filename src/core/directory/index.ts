export { directoryRouter } from './handlers.ts';
export { findAgent } from './queries.ts';
export {
  calendarTable,
  directoryTables,
  fieldTable,
  macroTable,
  policyTable,
  queueTable,
  tagTable,
  teamTable,
} from './tables.ts';
