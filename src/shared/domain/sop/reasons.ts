import { SKIP_REASONS } from './kinds.ts';
import type { Sop } from './sop.ts';

/** Whether a step may be skipped for it: one that every procedure has, or one of its own. */
export const isSkipReason = (reason: string, { skipReasons }: Pick<Sop, 'skipReasons'>): boolean =>
  SKIP_REASONS.some((one) => one === reason) || skipReasons.some(({ key }) => key === reason);

/** `other` alone says nothing. */
export const isExplained = (reason: string, note: string): boolean => reason !== 'other' || note.trim() !== '';
