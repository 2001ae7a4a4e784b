import { createHash } from 'node:crypto';
import { SECOND } from '#shared/kernel/time.ts';
import type { Turns } from '../auth/turns.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Begun } from './begin.ts';
import type { BotAnswer, BotProvider } from './provider.ts';

/** So long a customer waits for an answer before a person is asked. */
const ANSWER_MS = 5 * SECOND;

export type Asking = {
  readonly clock: Clock;
  readonly log: Log;
  readonly provider: BotProvider;
  /** So many questions at once reach the provider. */
  readonly questions: Turns;
  /** Aborted when this process ends: nothing is decided then. */
  readonly closing: AbortSignal;
};
type Ended = 'late' | 'closing';

/** The name of a conversation for whoever answers: it says nothing of who writes. */
const sessionOf = ({ turn }: Begun): string =>
  createHash('sha256').update(`${turn.token}\n${turn.conversation}\n${turn.ticket}`).digest('hex').slice(0, 36);

function endOf({ clock, closing }: Asking, over: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const cancel = clock.after(ANSWER_MS, () => resolve('late'));
    over.addEventListener('abort', cancel);
    closing.addEventListener('abort', () => resolve('closing'), { signal: over });
  });
}

/**
 * Asks when it is its turn; the wait for it is part of the five seconds. A provider that does not come back holds its place no longer.
 * @returns `failed` where there is no answer in time. @throws where this process ends meanwhile.
 */
export async function askProvider(begun: Begun, asking: Asking): Promise<BotAnswer | 'unsure' | 'failed'> {
  const { log, provider, questions, closing } = asking;
  const channel = begun.turn.token;
  const over = new AbortController();
  const ended = endOf(asking, over.signal);
  const { said, language, bot } = begun;
  const asked = { text: said.at(-1)?.text ?? '', language, session: sessionOf(begun), spaces: bot?.spaces ?? [] };
  const ask = async (): Promise<BotAnswer | 'unsure' | 'failed' | Ended> =>
    over.signal.aborted ? 'late' : Promise.race([provider.answer({ ...asked, signal: over.signal }), ended]);
  const answering = questions.run(ask).catch((cause: unknown) => {
    if (!over.signal.aborted) log.error('bot-provider-failed', cause, { channel });
    return 'failed' as const;
  });
  const answer = await Promise.race([answering, ended]);
  over.abort();
  if (answer === 'closing') throw closing.reason;
  if (answer === 'late') log.warn('bot-provider-late', { channel, ms: ANSWER_MS });
  return answer === 'late' ? 'failed' : answer;
}
