export { draftsRouter } from './handlers.ts';
export { draftsOf, removeDraft, restoreDrafts, returnToDraft } from './queries.ts';
