import type { BotTurn } from '#shared/domain/guidance/hand-off.ts';

/** Reads a customer's words after what they wrote before (oldest first). Null: nothing here reads feelings. */
export type FeelingReader = (text: string, earlier: readonly string[]) => BotTurn['feeling'];

export const readsNoFeelings: FeelingReader = () => null;
