export { guidanceTables } from './tables.ts';
