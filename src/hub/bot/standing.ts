import { sql } from 'kysely';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { Conversation, Course } from '../inbound/conversation.ts';
import type { LiveCall } from '../inbound/live-call.ts';
import type { Channel } from '../channels/tokens.ts';
import type { Tx } from '../store/index.ts';

/** An agent has answered here, or has brought two tickets together. */
async function hasAgentsWords(tx: Tx, ticketId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from doc m where m.ref = ${ticketId} and m.tbl = 'message' and m.data->'author'->>'kind' = 'agent'
      and (m.data->>'kind' = 'reply' or m.data->'event'->>'type' = 'merged') limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whether a person has the conversation: the ticket is somebody's, somebody has answered, or the bot gave it away before. */
export async function isWithAgent(tx: Tx, { token, conversation }: Conversation, ticket: Ticket): Promise<boolean> {
  if (ticket.assigneeId !== null) return true;
  const given = tx
    .selectFrom('inbound_conversation')
    .select('bot_handed')
    .where('token', '=', token)
    .where('conversation', '=', conversation)
    .where('ticket', '=', ticket.id)
    .where('bot_handed', 'is not', null);
  return (await given.executeTakeFirst()) !== undefined || hasAgentsWords(tx, ticket.id);
}

type Arrived = {
  readonly conversation: Conversation;
  readonly ticket: Ticket;
  readonly course: Course;
  readonly live: LiveCall | null;
};

/** Whether the bot is asked first about what has just been written. A chat that rings already or is talked in stays with agents. */
export async function goesToBot(
  tx: Tx,
  channel: Channel,
  { conversation, ticket, course, live }: Arrived,
): Promise<boolean> {
  const isGoing = live !== null && live.ringAt === null;
  if (channel.bot === null || course === 'keep' || isGoing) return false;
  return !(await isWithAgent(tx, conversation, ticket));
}
