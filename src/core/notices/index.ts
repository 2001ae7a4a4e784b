export { noticesRouter } from './handlers.ts';
export { countKept, listKept } from './queries.ts';
export { noticeTable } from './table.ts';
