import { sql, type Selectable } from 'kysely';
import { DAY, SECOND } from '#shared/kernel/time.ts';
import { lockConversation, type Conversation } from '../inbound/conversation.ts';
import type { Db, Tables, Tx } from '../store/index.ts';

export type TurnRow = Selectable<Tables['bot_turn']>;
export type Outcome = NonNullable<TurnRow['outcome']>;

/** So long a process may take over one; then another does it. Longer than the provider is waited for. */
const HELD_MS = 15 * SECOND;
/** What was said before so many others is not looked at again. */
const MAX_EARLIER = 10;

/** In the transaction that writes the customer's words. */
export const enterTurn = (
  tx: Tx,
  turn: Pick<TurnRow, 'message' | 'token' | 'conversation' | 'ticket' | 'files'> & {
    readonly sender: NonNullable<TurnRow['sender']>;
    readonly now: number;
  },
): Promise<unknown> => {
  const { sender, now, ...row } = turn;
  return tx
    .insertInto('bot_turn')
    .values({ ...row, state: 'waiting', sender: JSON.stringify(sender) as never, at: now, held_until: now + HELD_MS })
    .execute();
};

/** Whether a message that was written before is or was the bot's to answer. */
export const wasGivenToBot = async (tx: Tx, message: string): Promise<boolean> => {
  const turn = tx.selectFrom('bot_turn').select('message').where('message', '=', message);
  return (await turn.executeTakeFirst()) !== undefined;
};

/**
 * Takes the conversation's oldest that is not done, and counts that it was tried: in a transaction of its own, so that what fails or ends
 * the process is counted as well. Undefined: there is none, or another process is at it.
 */
export async function takeTurn(tx: Tx, conversation: Conversation, now: number): Promise<TurnRow | undefined> {
  await lockConversation(tx, conversation);
  const oldest = await tx
    .selectFrom('bot_turn')
    .selectAll()
    .where('token', '=', conversation.token)
    .where('conversation', '=', conversation.conversation)
    .where('state', '<>', 'done')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (!oldest || (oldest.state !== 'waiting' && oldest.held_until > now)) return undefined;
  const state = oldest.state === 'ringing' ? 'ringing' : 'asked';
  const taken = { state, attempts: oldest.attempts + 1, held_until: now + HELD_MS } as const;
  await tx.updateTable('bot_turn').set(taken).where('message', '=', oldest.message).execute();
  return { ...oldest, ...taken };
}

/** Whether it is still to be answered: of two processes that were at it, the first to write has. */
export async function claimTurn(tx: Tx, { message, token, conversation }: TurnRow): Promise<boolean> {
  await lockConversation(tx, { token, conversation });
  const open = tx.selectFrom('bot_turn').select('message').where('message', '=', message).where('state', '=', 'asked');
  return (await open.executeTakeFirst()) !== undefined;
}

/** It is through; who wrote it is not kept here any longer. */
export const endTurn = (db: Db | Tx, message: string, outcome: Outcome | null): Promise<unknown> =>
  db
    .updateTable('bot_turn')
    .set({ state: 'done', sender: null, ring: null, ...(outcome === null ? {} : { outcome }) })
    .where('message', '=', message)
    .execute();

/** It is written, and desks are still to be told that it rings. */
export const ringTurn = (
  tx: Tx,
  message: string,
  { outcome, ring, now }: { outcome: Outcome; ring: NonNullable<TurnRow['ring']>; now: number },
): Promise<unknown> =>
  tx
    .updateTable('bot_turn')
    .set({ state: 'ringing', outcome, ring: JSON.stringify(ring) as never, attempts: 0, held_until: now + HELD_MS })
    .where('message', '=', message)
    .execute();

export type Said = Pick<TurnRow, 'message' | 'files' | 'outcome'> & {
  readonly text: string | null;
  readonly at: number;
};

/** What the customer has said to the bot on this ticket up to and with this turn, oldest first. `text` null: it is gone. */
export async function saidBefore(tx: Tx, { token, conversation, ticket, seq }: TurnRow): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select t.message, t.files, t.outcome, m.data->>'body' as text, coalesce((m.data->>'at')::bigint, t.at) as at
    from bot_turn t left join doc m on m.tbl = 'message' and m.id = t.message
    where t.token = ${token} and t.conversation = ${conversation} and t.ticket = ${ticket} and t.seq <= ${seq}
    order by t.seq desc limit ${MAX_EARLIER}`.execute(tx);
  return rows.toReversed();
}

/** Conversations in which something has waited for longer than anybody may take over it. */
export const leftBehind = (db: Db, now: number): Promise<Conversation[]> =>
  db
    .selectFrom('bot_turn')
    .select(['token', 'conversation'])
    .distinct()
    .where('state', '<>', 'done')
    .where('held_until', '<=', now)
    .limit(100)
    .execute();

/** As long as a message of a channel may come again. */
const KEPT_MS = 90 * DAY;

export const forgetTurns = (db: Db, now: number): Promise<unknown> =>
  db
    .deleteFrom('bot_turn')
    .where('at', '<', now - KEPT_MS)
    .where('state', '=', 'done')
    .execute();
