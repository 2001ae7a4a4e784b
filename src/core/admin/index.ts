export { adminRouter } from './handlers.ts';
