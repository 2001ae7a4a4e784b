export { draftsRouter } from './handlers.ts';
export { REMEMBERED, unseenBy, type RepliesOn, type Reply } from './rules.ts';
export {
  draftAfter,
  draftsOf,
  removeDraft,
  restoreDrafts,
  returnToDraft,
  wholeDraft,
  type KeptDraft,
} from './queries.ts';
