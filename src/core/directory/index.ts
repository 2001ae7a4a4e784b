export { directoryRouter } from './handlers.ts';
export { findAgent } from './queries.ts';
export { agentTable, macroTable, queueTable } from './tables.ts';
