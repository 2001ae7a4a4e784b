import type { REVIEW_LISTS } from '#shared/contract/app/knowledge.ts';

export type ReviewName = (typeof REVIEW_LISTS)[number];
/** The lists of articles, in the order of their tabs; the contract's own list would bring its schemas along. */
export const REVIEW_NAMES: readonly ReviewName[] = ['due', 'complained', 'used', 'unused', 'proposed'];
