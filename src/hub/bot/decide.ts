import { createHash } from 'node:crypto';
import {
  shouldHandOff,
  type BotConversation,
  type BotTurn,
  type HandOffReason,
} from '#shared/domain/guidance/hand-off.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Begun } from './begin.ts';
import { courtesyOf } from './courtesy.ts';
import type { FeelingReader } from './feeling.ts';
import type { BotAnswer, BotProvider } from './provider.ts';
import type { Said } from './turns.ts';

/** So long a customer waits for an answer before a person is asked. */
export const ANSWER_MS = 5 * SECOND;

export type Decision =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'unsure' }
  /** Greets back, or takes thanks. */
  | { readonly kind: 'greeted'; readonly with: 'greeting' | 'thanks' }
  | { readonly kind: 'hand-over'; readonly reason: HandOffReason }
  /** A person has it, or no bot answers here any more: it rings like any other message. */
  | { readonly kind: 'pass' };

export type Deciding = {
  readonly clock: Clock;
  readonly log: Log;
  readonly provider: BotProvider;
  readonly read: FeelingReader;
  /** Aborted when this process ends: nothing is decided then. */
  readonly closing: AbortSignal;
};

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

/** The name of a conversation for whoever answers: it says nothing of who writes. */
const sessionOf = ({ turn }: Begun): string =>
  createHash('sha256').update(`${turn.token}\n${turn.conversation}\n${turn.ticket}`).digest('hex').slice(0, 36);

/** @returns `failed` where there is no answer in time. @throws where this process ends meanwhile. */
async function askProvider(begun: Begun, deciding: Deciding): Promise<BotAnswer | 'unsure' | 'failed'> {
  const { clock, log, provider, closing } = deciding;
  const over = new AbortController();
  const ended = new Promise<'late' | 'closing'>((resolve) => {
    const cancel = clock.after(ANSWER_MS, () => resolve('late'));
    over.signal.addEventListener('abort', cancel);
    closing.addEventListener('abort', () => resolve('closing'), { signal: over.signal });
  });
  const { said, language, bot } = begun;
  const asked = { text: said.at(-1)?.text ?? '', language, session: sessionOf(begun), spaces: bot?.spaces ?? [] };
  const answering = Promise.resolve()
    .then(() => provider.answer({ ...asked, signal: over.signal }))
    .catch((cause: unknown) => {
      if (!over.signal.aborted) log.error('bot-provider-failed', cause, { channel: begun.turn.token });
      return 'failed' as const;
    });
  const answer = await Promise.race([answering, ended]);
  over.abort();
  if (answer === 'closing') throw closing.reason;
  if (answer === 'late') log.warn('bot-provider-late', { channel: begun.turn.token, ms: ANSWER_MS });
  return answer === 'late' ? 'failed' : answer;
}

/** What is to become of a turn. Anger and a wish for a person are heard before any answer is looked for. */
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
