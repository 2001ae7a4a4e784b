export { knowledgeRouter } from './handlers.ts';
export { articleTable, sopTable } from './tables.ts';
