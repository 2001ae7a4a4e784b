import { lazy } from 'react';

const load = () => import('./conversation.tsx');

/** Not part of the first screen: fetched before or with the first ticket that is opened. */
export const Conversation = lazy(async () => ({ default: (await load()).Conversation }));
export const fetchConversation = (): void => void load();
export { useKeepDrafts } from './use-draft.ts';
