import type { Turns } from '../auth/turns.ts';
import type { Conversation } from '../inbound/conversation.ts';
import type { LiveCall } from '../inbound/live-call.ts';
import { ringFor, stateIn } from '../inbound/ring.ts';
import type { Switchboard } from '../live/switchboard.ts';
import { inTransaction, isDatabaseAway, type Db } from '../store/index.ts';
import { beginTurn, type Begun } from './begin.ts';
import { decide, type Deciding } from './decide.ts';
import { finishTurn, type Finishing } from './finish.ts';
import { giveUp } from './give-up.ts';
import { endTurn, takeTurn, type TurnRow } from './turns.ts';

export type Doing = Deciding & {
  readonly db: Db;
  readonly switchboard: Switchboard;
  /** So many read or write at once. Nobody asks a provider in here. */
  readonly steps: Turns;
};

/** What fails so often is no passing trouble: a person gets it. */
const MOST_TRIES = 3;

/** Said again after a failure it is said in the same words, so that nothing rings twice. */
async function ring(
  { turn, queueId, said }: Pick<Begun, 'turn' | 'queueId' | 'said'>,
  live: LiveCall | null,
  { db, switchboard }: Doing,
): Promise<void> {
  const { sender, token, message } = turn;
  if (live && sender) {
    const words = { channel: sender.channel, from: sender.from, text: said.at(-1)?.text ?? '' };
    await ringFor(switchboard, { channel: { name: token, queueId }, message: words, live });
  }
  await endTurn(db, message, null);
}

const finishingOf = ({ clock, switchboard }: Doing, { token }: TurnRow): Finishing => ({
  now: clock.now(),
  stateOf: stateIn(switchboard, token),
});

async function answer(turn: TurnRow, doing: Doing): Promise<void> {
  const { db, clock, provider, steps } = doing;
  const asking = { now: clock.now(), isOutside: provider.isOutside };
  const begun = await steps.run(() => beginTurn(db, turn, asking));
  if (begun === 'gone') return;
  if (turn.state === 'ringing') return ring(begun, turn.ring && { ...turn.ring, ticket: begun.ticket }, doing);
  const decision = await decide(begun, doing);
  const live = await steps.run(() => finishTurn(db, begun, decision, finishingOf(doing, turn)));
  if (live) await ring(begun, live, doing);
}

async function leave(turn: TurnRow, doing: Doing): Promise<void> {
  const given = await giveUp(doing, turn, finishingOf(doing, turn));
  if (given?.live) await ring(given.bare, given.live, doing);
}

/**
 * Answers the conversation's next turn, or hands it over.
 * @returns whether there may be more: behind a turn that is to be tried again the others wait.
 */
export async function doNext(conversation: Conversation, doing: Doing): Promise<boolean> {
  const { db, clock, log, steps, closing } = doing;
  const turn = await steps.run(() => inTransaction(db, (tx) => takeTurn(tx, conversation, clock.now())));
  if (!turn) return false;
  try {
    if (turn.attempts <= MOST_TRIES) {
      await answer(turn, doing);
      return true;
    }
  } catch (cause) {
    if (closing.aborted) return false;
    log.error('bot-turn-failed', cause, { channel: turn.token, attempts: turn.attempts });
    if (turn.attempts < MOST_TRIES || isDatabaseAway(cause)) return false;
  }
  await leave(turn, doing);
  return true;
}
