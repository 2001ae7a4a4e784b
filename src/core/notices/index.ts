export { noticesRouter } from './handlers.ts';
export { countNotices, listNotices } from './queries.ts';
export { noticeTable } from './table.ts';
