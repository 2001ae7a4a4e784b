export { draftsRouter } from './handlers.ts';
export {
  draftAfter,
  draftsOf,
  removeDraft,
  restoreDrafts,
  returnToDraft,
  wholeDraft,
  type KeptDraft,
} from './queries.ts';
