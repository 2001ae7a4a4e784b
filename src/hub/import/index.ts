export { sendBatch, ImportRefused, type HubAccess } from './client.ts';
export { importFile, type FileReport, type Progress } from './run.ts';
export type { Problem } from './problem.ts';
