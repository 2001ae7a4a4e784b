export { settingsRouter } from './handlers.ts';
export { readSettings } from './rules.ts';
