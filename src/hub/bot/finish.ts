import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { courseOf, presentOf, standingTicket } from '../inbound/conversation.ts';
import { callOf, type CallAsked, type LiveCall } from '../inbound/live-call.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import type { Begun } from './begin.ts';
import { countOne, type Counted } from './count.ts';
import type { Decision } from './decide.ts';
import { handOver, reply } from './rows.ts';
import { isWithAgent } from './standing.ts';
import { claimTurn, endTurn, ringTurn, type Outcome } from './turns.ts';
import { nameOf, say } from './words.ts';

/** What is needed of a turn to write what was decided. */
export type Finished = Pick<Begun, 'turn' | 'bot' | 'language' | 'said'>;
export type Finishing = { readonly now: number; readonly stateOf: CallAsked['stateOf'] };

function effectsOf({ bot, language, said }: Finished, ticket: Ticket, decision: Decision, now: number): Effect[] {
  // Behind the notice, which stands right behind the customer's words.
  const at = Math.max(now, (said.at(-1)?.at ?? 0) + 2);
  const about = { ticket, author: nameOf(bot, language), at };
  switch (decision.kind) {
    case 'told':
      return reply(about, decision.text, true);
    case 'unsure':
      return reply(about, say(language, 'unsure'), false);
    case 'greeted':
      return reply(about, say(language, decision.with), false);
    case 'hand-over':
      return handOver(about, say(language, 'handOver'), decision.reason);
    default:
      return [];
  }
}

function countOf(decision: Decision): Counted | null {
  switch (decision.kind) {
    case 'told':
      return { what: 'answered' };
    case 'unsure':
      return { what: 'unsure' };
    case 'greeted':
      return { what: 'greeted' };
    case 'hand-over':
      return { what: 'handed', reason: decision.reason };
    default:
      return null;
  }
}

const OUTCOMES = {
  told: 'told',
  unsure: 'unsure',
  greeted: 'told',
  'hand-over': 'handed',
  pass: 'passed',
} as const satisfies Record<Decision['kind'], Outcome>;

/** The live contact it now rings in, as if the customer had written to agents from the beginning; null: of an e-mail, none. */
async function ringNow(
  tx: Tx,
  { turn }: Finished,
  ticket: Ticket,
  { now, stateOf }: Finishing,
): Promise<LiveCall | null> {
  const { token, conversation, sender } = turn;
  if (!sender) return null;
  const present = await presentOf(tx, { token, conversation });
  const message = { channel: sender.channel, conversationId: conversation, messageId: turn.message };
  const live = callOf({ message, now, stateOf }, ticket, courseOf(ticket, now), present);
  if (live) {
    await tx
      .updateTable('inbound_conversation')
      .set({ call: live.callId, ...(live.ringAt === null ? {} : { call_at: live.ringAt }) })
      .where('token', '=', token)
      .where('conversation', '=', conversation)
      .execute();
  }
  return live;
}

/** From now on, and for as long as the ticket lives, a person has it. */
const giveAway = (tx: Tx, { turn }: Finished, ticket: Ticket, reason: string): Promise<unknown> =>
  tx
    .updateTable('inbound_conversation')
    .set({ bot_handed: reason })
    .where('token', '=', turn.token)
    .where('conversation', '=', turn.conversation)
    .where('ticket', 'in', [turn.ticket, ticket.id])
    .execute();

async function write(tx: Tx, begun: Finished, ticket: Ticket, decision: Decision, now: number): Promise<void> {
  const effects = effectsOf(begun, ticket, decision, now);
  if (effects.length > 0) await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: now });
  const counted = countOf(decision);
  if (counted) await countOne(tx, begun.turn.token, counted, now);
  if (decision.kind === 'hand-over') await giveAway(tx, begun, ticket, decision.reason);
}

/**
 * Writes what was decided, unless an agent has taken the ticket meanwhile or another process was faster.
 * @returns the contact that desks are to be told of, once this is committed.
 */
export function finishTurn(db: Db, begun: Finished, decided: Decision, finishing: Finishing): Promise<LiveCall | null> {
  const { turn } = begun;
  const { now } = finishing;
  return inTransaction(db, async (tx) => {
    if (!(await claimTurn(tx, turn))) return null;
    const standing = await standingTicket(tx, { ticket: turn.ticket, since_ver: 0 });
    if (!standing || standing.ticket.status === 'spam') {
      await endTurn(tx, turn.message, standing ? 'passed' : 'gone');
      return null;
    }
    const { ticket } = standing;
    const decision: Decision = (await isWithAgent(tx, turn, ticket)) ? { kind: 'pass' } : decided;
    await write(tx, begun, ticket, decision, now);
    const outcome = OUTCOMES[decision.kind];
    const isPersons = decision.kind === 'hand-over' || decision.kind === 'pass';
    const live = isPersons ? await ringNow(tx, begun, ticket, finishing) : null;
    if (live) {
      const { callId, ringAt, lineAt } = live;
      await ringTurn(tx, turn.message, { outcome, ring: { callId, ringAt, lineAt }, now });
    } else await endTurn(tx, turn.message, outcome);
    return live;
  });
}
