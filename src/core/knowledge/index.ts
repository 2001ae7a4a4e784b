export { knowledgeRouter } from './handlers.ts';
export {
  articleTable,
  checklistTable,
  feedbackTable,
  proposalTable,
  revisionTable,
  sopTable,
  usageTable,
} from './tables.ts';
