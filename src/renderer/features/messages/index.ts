export { Conversation } from './conversation.tsx';
export { useKeepDrafts } from './use-draft.ts';
