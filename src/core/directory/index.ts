export { bookMark, bookOf } from './book.ts';
export { directoryRouter } from './handlers.ts';
export { agentNameOf, agentNames, findAgent } from './queries.ts';
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
