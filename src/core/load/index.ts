export { loadTables } from './tables.ts';
