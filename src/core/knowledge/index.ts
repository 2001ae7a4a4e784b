export { keepingDeclined } from './declined.ts';
export { draftOf, returnToArticleDraft } from './drafts.ts';
export { knowledgeRouter } from './handlers.ts';
export { createMiner } from './mining/miner.ts';
export { knowledgeTables } from './tables.ts';
