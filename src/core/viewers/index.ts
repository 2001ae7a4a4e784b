export { viewersRouter } from './handlers.ts';
