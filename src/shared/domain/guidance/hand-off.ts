import { asksForPerson, speaksOfDanger } from './hand-off-words.ts';
import type { Emotion, Intensity } from './labels.ts';

/** Why a bot gives a conversation to a person. The first that holds is the one that is said. */
export const HAND_OFF_REASONS = [
  'with-agent', // a person has it already
  'danger', // to life or limb, or despair
  'asked',
  'anger',
  'disappointment',
  'escalate', // somebody with more rights should hear of it
  'attachment', // the bot cannot read it
  'failed', // what finds the answers did not answer, or too late
  'unsure', // twice in a row
] as const;
export type HandOffReason = (typeof HAND_OFF_REASONS)[number];

/** What a customer has sent, and what became of it. */
export type BotTurn = {
  readonly text: string;
  readonly files: number;
  /** Null: nothing here reads feelings. */
  readonly feeling: { readonly emotion: Emotion; readonly intensity: Intensity; readonly escalate: boolean } | null;
  /** `told`: the bot had an answer. Null: it has not been asked yet. */
  readonly answer: 'told' | 'unsure' | 'failed' | null;
};
export type BotConversation = {
  readonly isWithAgent: boolean;
  /** Oldest first; what is to be decided is about the last. */
  readonly turns: readonly BotTurn[];
};

/** So often in a row a customer is told that they were not understood. */
const UNSURE_IN_A_ROW = 2;

const isUnsureAgain = (turns: readonly BotTurn[]): boolean =>
  turns.length >= UNSURE_IN_A_ROW && turns.slice(-UNSURE_IN_A_ROW).every(({ answer }) => answer === 'unsure');

type Rule = (turn: BotTurn, conversation: BotConversation) => boolean;

const feels =
  (emotion: Emotion): Rule =>
  ({ feeling }) =>
    feeling !== null && feeling.emotion === emotion && feeling.intensity >= 1;

const RULES: Readonly<Record<HandOffReason, Rule>> = {
  'with-agent': (_turn, { isWithAgent }) => isWithAgent,
  danger: ({ text }) => speaksOfDanger(text),
  asked: ({ text }) => asksForPerson(text),
  anger: feels('anger'),
  disappointment: feels('disappointment'),
  escalate: ({ feeling }) => feeling?.escalate === true,
  attachment: ({ files }) => files > 0,
  failed: ({ answer }) => answer === 'failed',
  unsure: (_turn, { turns }) => isUnsureAgain(turns),
};

/**
 * Whether a person is to take over now, and why. Asked before the bot looks for an answer, so that nobody who is angry waits for one,
 * and again once it has one or has none. Bounded whatever was written.
 */
export function shouldHandOff(conversation: BotConversation): { readonly reason: HandOffReason } | null {
  const last = conversation.turns.at(-1);
  if (!last) return conversation.isWithAgent ? { reason: 'with-agent' } : null;
  const reason = HAND_OFF_REASONS.find((one) => RULES[one](last, conversation));
  return reason === undefined ? null : { reason };
}
