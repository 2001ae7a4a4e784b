export { conversationOf } from './conversation.ts';
export { guidanceRouter } from './handlers.ts';
export { Listener } from './read-lines.ts';
export { guidanceTables } from './tables.ts';
export type { LiveTalk, Said, Talks } from './world.ts';
