export { practiceTables } from './tables.ts';
