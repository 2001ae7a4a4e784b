export { countNotices, listNotices } from './queries.ts';
export { noticeTable } from './table.ts';
