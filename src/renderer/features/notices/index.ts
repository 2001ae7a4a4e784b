export { NoticesBell } from './notices-bell.tsx';
export { NoticesDrawer } from './notices-drawer.tsx';
export { useNotices } from './queries.ts';
export { noticePlace, noticeTitle } from './notice-words.ts';
