import type { Language } from '#shared/kernel/text.ts';

/** What a customer has written, for whatever finds the answer. */
export type Asked = {
  readonly text: string;
  /** The customer's, as far as their words show it. */
  readonly language: Language;
  /** The same for every turn of one conversation; says nothing of who it is. */
  readonly session: string;
  /** The spaces whose articles may be told. */
  readonly spaces: readonly string[];
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
};

/** `text` is plain, ready for the customer. `articleId` null: it stands in no article of ours. `confidence` 0 to 1. */
export type BotAnswer = { readonly text: string; readonly articleId: string | null; readonly confidence: number };

/** What finds answers. It may fail or take long: the caller hands over then. */
export type BotProvider = {
  answer(asked: Asked): Promise<BotAnswer | 'unsure'>;
  /** Whether the customer's words leave the house; the notice says so. */
  readonly isOutside: boolean;
  /** Learns what has changed in these spaces, before anybody asks. */
  warm?(spaces: readonly string[]): Promise<void>;
  close?(): Promise<void>;
};
