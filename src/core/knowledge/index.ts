export { draftOf, returnToArticleDraft } from './drafts.ts';
export { knowledgeRouter } from './handlers.ts';
export { createMiner } from './mining/miner.ts';
export {
  articleTable,
  checklistTable,
  feedbackTable,
  proposalTable,
  revisionTable,
  sopTable,
  usageTable,
} from './tables.ts';
