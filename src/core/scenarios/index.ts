export { scenariosRouter } from './handlers.ts';
