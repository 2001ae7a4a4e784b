export { diagnosticsRouter } from './handlers.ts';
