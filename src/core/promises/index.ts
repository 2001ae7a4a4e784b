export { promisesRouter } from './handlers.ts';
