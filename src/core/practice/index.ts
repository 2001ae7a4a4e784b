export { practiceRouter } from './handlers.ts';
export { Practice } from './service.ts';
export { practiceTables } from './tables.ts';
export type { OpenStage, Setting, Stage } from './world.ts';
