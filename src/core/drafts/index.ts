export { draftsRouter } from './handlers.ts';
export { draftsOf, removeDraft, returnToDraft } from './queries.ts';
