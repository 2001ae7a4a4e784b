import {
  shouldHandOff,
  type BotConversation,
  type BotTurn,
  type HandOffReason,
} from '#shared/domain/guidance/hand-off.ts';
import { askProvider, type Asking } from './ask.ts';
import type { Begun } from './begin.ts';
import { courtesyOf } from './courtesy.ts';
import type { FeelingReader } from './feeling.ts';
import type { Said } from './turns.ts';

export type Decision =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'unsure' }
  /** Greets back, or takes thanks. */
  | { readonly kind: 'greeted'; readonly with: 'greeting' | 'thanks' }
  | { readonly kind: 'hand-over'; readonly reason: HandOffReason }
  /** A person has it, or no bot answers here any more: it rings like any other message. */
  | { readonly kind: 'pass' };

export type Deciding = Asking & { readonly read: FeelingReader };

const PAST = { told: 'told', unsure: 'unsure', handed: null, passed: null, gone: null } as const;
const pastTurn = ({ text, files, outcome }: Said): BotTurn => ({
  text: text ?? '',
  files,
  feeling: null,
  answer: outcome === null ? null : PAST[outcome],
});

/** What cannot be read hands nothing over by itself, and keeps nobody waiting for ever. */
function feelingOf(text: string, earlier: readonly string[], { read, log }: Deciding): BotTurn['feeling'] {
  try {
    return read(text, earlier);
  } catch (cause) {
    log.error('bot-feeling-not-read', cause);
    return null;
  }
}

function conversationOf({ said, isWithAgent }: Begun, deciding: Deciding): BotConversation {
  const texts = said.map(({ text }) => text ?? '');
  const turns = said.map(pastTurn);
  const last = turns.pop();
  if (!last) return { isWithAgent, turns: [] };
  const feeling = isWithAgent ? null : feelingOf(last.text, texts.slice(0, -1), deciding);
  return { isWithAgent, turns: [...turns, { ...last, feeling, answer: null }] };
}

const answeredWith = ({ isWithAgent, turns }: BotConversation, answer: BotTurn['answer']): BotConversation => {
  const last = turns.at(-1);
  return { isWithAgent, turns: last ? [...turns.slice(0, -1), { ...last, answer }] : [] };
};

/** What is to become of a turn. Anger and a wish for a person are heard before any answer is looked for, and wait for nobody. */
export async function decide(begun: Begun, deciding: Deciding): Promise<Decision> {
  const conversation = conversationOf(begun, deciding);
  if (begun.bot === null || conversation.isWithAgent) return { kind: 'pass' };
  const early = shouldHandOff(conversation);
  if (early) return { kind: 'hand-over', ...early };
  const courtesy = courtesyOf(conversation.turns.at(-1)?.text ?? '');
  if (courtesy) return { kind: 'greeted', with: courtesy };
  const answer = await askProvider(begun, deciding);
  const late = shouldHandOff(answeredWith(conversation, typeof answer === 'string' ? answer : 'told'));
  if (late) return { kind: 'hand-over', ...late };
  return typeof answer === 'string' ? { kind: 'unsure' } : { kind: 'told', text: answer.text };
}
