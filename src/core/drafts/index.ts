export { draftsRouter } from './handlers.ts';
export { REMEMBERED, standingAt, unseenBy, type RepliesOn } from './rules.ts';
export {
  draftAfter,
  draftsOf,
  removeDraft,
  restoreDrafts,
  returnToDraft,
  wholeDraft,
  type KeptDraft,
} from './queries.ts';
