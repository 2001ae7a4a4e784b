export { agreedOf, dutyOf, teamLoad } from './agreed.ts';
export { DeskLoad } from './desk-load.ts';
export { loadRouter } from './handlers.ts';
export { earOf } from './hear.ts';
export { here } from './now.ts';
export { loadTables } from './tables.ts';
export type { ReliefWord } from './world.ts';
export { heldQueues, teamSizeOf } from './team.ts';
