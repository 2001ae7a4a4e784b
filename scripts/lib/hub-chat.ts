import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answers } from '#shared/contract/team/inbound.ts';
import { messageOf } from './exchange.ts';
import type { HubChannel } from './hub-channel.ts';
import { Sentence } from './sentence.ts';

/** `handle`: what the channel calls the customer; with `phone` the hub finds one it knows. */
type Said = {
  readonly data: string;
  readonly chat: string;
  readonly from: { readonly name: string; readonly handle: string; readonly phone?: string };
  readonly text: string;
};

/** Writes in a chat of the hub as its channel would. Returns what agents have answered since the last time, then what was said. @throws Sentence */
export async function sayAtHub(channel: HubChannel, { data, chat, from, text }: Said): Promise<string[]> {
  const message = { channel: 'chat', conversationId: chat, messageId: randomUUID(), from, text };
  const { ticketId } = (await ask(channel, '/messages', message)) as { ticketId: string };
  return [...(await answersSince(channel, data, chat)), `${from.name}: ${text}`, `on ticket ${ticketId}`];
}

async function ask({ url, token }: HubChannel, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/inbound/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (!answer) throw new Sentence(`the hub ${url} cannot be reached. Is it running?`);
  const text = await answer.text();
  if (!answer.ok) throw new Sentence(`the hub refused (${answer.status}): ${messageOf(text)}`);
  return JSON.parse(text);
}

/** Where each chat was read to stands beside the other things these commands remember. */
async function answersSince(channel: HubChannel, data: string, chat: string): Promise<string[]> {
  const file = join(data, 'said-chats.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>;
  const key = `${channel.url} ${chat}`;
  const after = encodeURIComponent(kept[key] ?? '');
  const { messages, next } = (await ask(
    channel,
    `/conversations/${encodeURIComponent(chat)}/messages?after=${after}`,
  )) as Answers;
  await writeFile(file, JSON.stringify({ ...kept, [key]: next }), { mode: 0o600 });
  return messages.map(({ name, text }) => `${name}: ${text}`);
}
