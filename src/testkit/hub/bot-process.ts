import { randomUUID } from 'node:crypto';
import type { FeelingReader } from '#hub/bot/feeling.ts';
import type { BotAnswer, BotProvider } from '#hub/bot/provider.ts';
import type { Log } from '#hub/kernel/ports.ts';
import type { Answers, InboundReply } from '#shared/contract/team/inbound.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { anotherHub } from './another-hub.ts';
import type { TestHub } from './start-test-hub.ts';

/** A provider a test holds in its hand: what it was asked, and what it answers. */
export type FakeProvider = BotProvider & {
  readonly asked: string[];
  reply: (text: string, signal: AbortSignal) => Promise<BotAnswer | 'unsure'>;
};

export const told = (text: string): BotAnswer => ({ text, articleId: null, confidence: 0.9 });

export function fakeProvider(): FakeProvider {
  const provider: FakeProvider = {
    isOutside: false,
    asked: [],
    reply: (text) => Promise.resolve(text.includes('??') ? 'unsure' : told(`答：${text}`)),
    answer({ text, signal }) {
      provider.asked.push(text);
      return provider.reply(text, signal);
    },
  };
  return provider;
}

/** Angry where there is a !, disappointed where there is a ~; it breaks at a broken word. */
export const fakeReader: FeelingReader = (text) => {
  if (text.includes('BROKEN')) throw new Error('broken');
  const emotion = text.includes('!') ? 'anger' : text.includes('~') ? 'disappointment' : 'neutral';
  return { emotion, intensity: emotion === 'neutral' ? 0 : 2, escalate: text.includes('#') };
};

/** One process of the hub whose bot is in the test's hand, as a channel sees it. */
export type BotProcess = {
  readonly provider: FakeProvider;
  /** Sends a message of a channel; the answer has to be 200. */
  write(over: Record<string, unknown>): Promise<InboundReply>;
  /** What the channel reads of a conversation: who, and what. */
  answers(conversationId: string): Promise<Answers['messages']>;
  close(): Promise<void>;
};

export async function botProcess(
  hub: Pick<TestHub, 'store' | 'clock' | 'url'>,
  token: string,
  options: { readonly provider?: FakeProvider; readonly log?: Log } = {},
): Promise<BotProcess> {
  const provider = options.provider ?? fakeProvider();
  const made = await anotherHub(hub, options.log, { provider, read: fakeReader });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return {
    provider,
    async write(over) {
      const body = { channel: 'chat', messageId: randomUUID(), from: { name: '周岚', handle: 'zl' }, ...over };
      const answer = await made.fetch('/inbound/v1/messages', { method: 'POST', headers, body: JSON.stringify(body) });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return (await answer.json()) as InboundReply;
    },
    async answers(conversationId) {
      const answer = await made.fetch(`/inbound/v1/conversations/${conversationId}/messages`, { headers });
      return ((await answer.json()) as Answers).messages;
    },
    close: () => made.close(),
  };
}

const rowsOf = async <T>(hub: TestHub, tbl: string, by: 'id' | 'ref', id: string): Promise<T[]> => {
  const rows = await hub.store.db.selectFrom('doc').select('data').where('tbl', '=', tbl).where(by, '=', id).execute();
  return rows.map(({ data }) => data as T);
};

export const ticketOf = async (hub: TestHub, id: string): Promise<Ticket> => {
  const [ticket] = await rowsOf<Ticket>(hub, 'ticket', 'id', id);
  if (!ticket) throw new Error(`no ticket ${id}`);
  return ticket;
};

/** The timeline of a ticket, oldest first. */
export const linesOf = async (hub: TestHub, ticketId: string): Promise<Message[]> =>
  (await rowsOf<Message>(hub, 'message', 'ref', ticketId)).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/** Why the bot gave the ticket to a person, as often as it did. */
export const reasonsOf = async (hub: TestHub, ticketId: string): Promise<string[]> =>
  (await linesOf(hub, ticketId)).flatMap(({ event }) => (event?.type === 'handed-over' ? [event.reason] : []));
