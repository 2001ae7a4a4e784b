export { scenariosRouter } from './handlers.ts';
export { draftsNoticed } from './lost.ts';
