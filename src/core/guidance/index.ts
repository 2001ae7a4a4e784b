export { guidanceRouter } from './handlers.ts';
export { guidanceTables } from './tables.ts';
export type { LiveTalk, Said, Talks } from './world.ts';
