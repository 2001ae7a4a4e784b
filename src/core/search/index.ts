export { searchRouter } from './handlers.ts';
export { searchTable } from './saved.ts';
