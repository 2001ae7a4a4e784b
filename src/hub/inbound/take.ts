import type { InboundMessage, InboundReply } from '#shared/contract/team/inbound.ts';
import { contactRulesOf } from '#shared/domain/contact-defaults.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import { DAY } from '#shared/kernel/time.ts';
import { goesToBot } from '../bot/standing.ts';
import { enterTurn, wasGivenToBot } from '../bot/turns.ts';
import type { Channel } from '../channels/tokens.ts';
import { putBlob } from '../files/blobs.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Directory } from '../live/directory.ts';
import { findQueue } from '../live/route.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { nextNumbers } from '../sync/load-rows.ts';
import {
  courseOf,
  lockConversation,
  presentOf,
  standingTicket,
  type Conversation,
  type Course,
  type Standing,
} from './conversation.ts';
import { findCustomer, keepHandle, newCustomer } from './customer.ts';
import { decodeFiles } from './files.ts';
import { callNotRung, callOf, hash, type CallAsked, type LiveCall } from './live-call.ts';
import { afterWords, linesOf, newTicket, type File, type Written } from './rows.ts';

/** How far back a channel may say that something was written. */
const MAX_LATE_MS = 7 * DAY;

export type Incoming = CallAsked & { readonly directory: Directory };
/** `live` null: it was here before, or is spam, or the bot is asked first (`isBots`): nobody is to be rung. */
export type Taken = InboundReply & { readonly live: LiveCall | null; readonly isBots: boolean };

export const conversationOf = ({ channel, message }: Pick<Incoming, 'channel' | 'message'>): Conversation => ({
  token: channel.name,
  conversation: message.conversationId,
});

/**
 * Takes what a customer has written, in one transaction. Invariants:
 * 1. A message of a channel is written once, however often and through how many hubs it comes, also after its customer was erased.
 * 2. Messages of one conversation come one after the other: two that begin it make one ticket.
 * 3. Whoever was erased is somebody new when they write again.
 * @throws Refusal `invalid` with the place.
 */
export async function takeMessage(db: Db, incoming: Incoming): Promise<Taken> {
  const files = await keepFiles(db, incoming.message);
  return inTransaction(db, async (tx) => {
    const { channel, message } = incoming;
    const key = hash(channel.name, message.messageId);
    const first = await tx
      .insertInto('inbound_seen')
      .values({ key, ticket: '', message: '', at: incoming.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!first) return known(tx, incoming, key);
    await lockConversation(tx, conversationOf(incoming));
    const taken = await write(tx, incoming, files);
    const done = { ticket: taken.ticketId, message: taken.messageId };
    await tx.updateTable('inbound_seen').set(done).where('key', '=', key).execute();
    return taken;
  });
}

/** Nobody sends a message again after so long. */
const SEEN_MS = 90 * DAY;

export const forgetSeen = (db: Db, now: number): Promise<unknown> =>
  db
    .deleteFrom('inbound_seen')
    .where('at', '<', now - SEEN_MS)
    .execute();

async function known(tx: Tx, incoming: Incoming, key: string): Promise<Taken> {
  const seen = await tx.selectFrom('inbound_seen').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  const isBots = await wasGivenToBot(tx, seen.message);
  const live = isBots ? null : await callNotRung(tx, incoming, seen);
  return { isNew: false, ticketId: seen.ticket as never, messageId: seen.message as never, live, isBots };
}

async function keepFiles(db: Db, message: InboundMessage): Promise<File[]> {
  const files = decodeFiles(message);
  for (const { sha256, content } of files) await putBlob(db, sha256, content);
  return files.map(({ name, mime, bytes, sha256 }) => ({ name, mime, bytes, sha256 }));
}

async function write(tx: Tx, incoming: Incoming, files: readonly File[]): Promise<Taken> {
  const { channel, message, now } = incoming;
  const conversation = conversationOf(incoming);
  const present = await presentOf(tx, conversation);
  const standing = present && (await standingTicket(tx, present));
  const course = standing ? courseOf(standing.ticket, now) : 'begin';
  const at = Math.min(now, Math.max(message.at ?? now, now - MAX_LATE_MS));
  const about = { message, files, at, now };
  const done =
    standing && course !== 'begin'
      ? await goOn(tx, { ...about, customerId: standing.ticket.customerId }, standing, course)
      : await begin(tx, incoming, about, standing?.ticket.customerId);
  const asked = callOf(incoming, done.ticket, course, present);
  const isBots = await goesToBot(tx, channel, { conversation, ticket: done.ticket, course, live: asked });
  const live = isBots ? null : asked;
  if (isBots) await enterTurn(tx, turnOf(incoming, done, files.length));
  const row = { ...conversation, ticket: done.ticket.id, customer: done.ticket.customerId, since_ver: done.sinceVer };
  await tx
    .insertInto('inbound_conversation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('inbound_conversation')
    .set({ call: live?.callId ?? null, ...(live && live.ringAt !== null ? { call_at: live.ringAt } : {}) })
    .where('token', '=', conversation.token)
    .where('conversation', '=', conversation.conversation)
    .execute();
  return { isNew: true, ticketId: done.ticket.id, messageId: done.messageId, live, isBots };
}

function turnOf(incoming: Incoming, { ticket, messageId }: Done, files: number): Parameters<typeof enterTurn>[1] {
  const { channel, from, language } = incoming.message;
  const sender = { channel, from, ...(language === undefined ? {} : { language }) };
  return { message: messageId, ...conversationOf(incoming), ticket: ticket.id, files, sender, now: incoming.now };
}

type Done = { readonly ticket: Ticket; readonly messageId: Taken['messageId']; readonly sinceVer: number };

async function goOn(tx: Tx, written: Written, { ticket, sinceVer }: Standing, course: Course): Promise<Done> {
  const { message, effects } = linesOf(ticket.id, written);
  const changed = afterWords(ticket, written, course);
  await commit(tx, { effects: [...changed, ...effects], by: HUB_WRITER, agentId: null, at: written.now });
  const now = changed[0]?.data as Ticket;
  return { ticket: now, messageId: message.id, sinceVer };
}

async function begin(
  tx: Tx,
  { channel, message, directory, now }: Incoming,
  about: Omit<Written, 'customerId'>,
  customerBefore: Customer['id'] | undefined,
): Promise<Done> {
  const queueId = queueOf(directory, channel, message);
  const { country } = contactRulesOf(directory, queueId);
  const writer = { token: channel.name, message, country, now };
  const found = customerBefore === undefined ? await findCustomer(tx, writer) : undefined;
  const made = customerBefore === undefined && !found ? newCustomer(writer) : undefined;
  const customerId = customerBefore ?? found?.id ?? made?.id ?? missing();
  // In a conversation that is somebody else's, a colleague of theirs may write: whose the conversation is says not who they are.
  const { handle } = message.from;
  if (handle !== undefined && customerBefore === undefined) await keepHandle(tx, channel.name, handle, customerId);
  const [number = 0] = await nextNumbers(tx, 1);
  const written: Written = { ...about, customerId };
  const ticket = newTicket(written, { queueId, number });
  const { message: line, effects } = linesOf(ticket.id, written);
  const rows: Effect[] = [
    ...(made ? [{ tbl: 'customer' as const, id: made.id, data: made }] : []),
    { tbl: 'ticket', id: ticket.id, data: ticket },
    ...effects,
  ];
  const version = await commit(tx, { effects: rows, by: HUB_WRITER, agentId: null, at: now });
  return { ticket, messageId: line.id, sinceVer: version ?? 0 };
}

const missing = (): never => {
  throw new TypeError('a ticket without a customer');
};

function queueOf(directory: Directory, channel: Channel, { queue }: InboundMessage): QueueId {
  const found = queue === undefined ? findQueue(directory, channel.queueId) : findQueue(directory, queue);
  if (found === null) throw new Refusal('invalid', { detail: 'queue' });
  return found;
}
