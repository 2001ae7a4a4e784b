import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sentence } from './sentence.ts';

/** One event in the fields of Zammad's generic CTI, which every door of ours takes. */
export type ExchangeEvent = Readonly<Record<string, string | readonly string[]>>;
/** Where events go. `gone`: the sentence for when nobody answers there. */
export type Door = { readonly address: string; readonly gone: string };

type Telephony = { readonly url: string | null };

/** The data folder of `npm start` holds many desks; that of `npm run host` is one. */
export const folderOf = (data: string, handle: string): string =>
  existsSync(join(data, 'telephony.json')) ? data : join(data, 'desks', handle);

const noDesk = (handle: string): string =>
  `no desk of ${handle} is running. Start it with: npm start -- --as ${handle}`;

/** Where the desk of somebody hears of calls. @throws Sentence when it does not listen */
export async function doorOf(data: string, handle: string): Promise<Door> {
  const text = await readFile(join(folderOf(data, handle), 'telephony.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Sentence(noDesk(handle));
  const { url } = JSON.parse(text) as Telephony;
  if (url !== null) return { address: url, gone: noDesk(handle) };
  throw new Sentence(`the desk of ${handle} is not running, or was started with --telephony-port off.`);
}

/**
 * Says one event as a telephone system would. Returns the answer's body, `{}` or what it asks for.
 * @throws Sentence with the door's own words when it does not take it
 */
export async function tell({ address, gone }: Door, event: ExchangeEvent): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  }).catch(() => undefined);
  if (!answer) throw new Sentence(gone);
  const text = await answer.text();
  if (answer.ok) return text;
  throw new Sentence(`the door refused (${answer.status}): ${messageOf(text)}`);
}

/** What would stand where something does not fit, by the field's name. */
const FITS: Readonly<Record<string, string>> = {
  body: 'an object of texts, numbers and lists of them, as JSON, or a form',
  event: 'newCall, answer, hangup, hold, resume or line',
  callId: '1 to 200 letters and signs, the same in every event of a call',
  direction: 'in or out',
  channel: 'phone, chat, email, social or message',
  from: 'a number, or anonymous',
  speaker: 'customer or agent',
  text: 'at least one word',
};

/** What a refusal says, in its own words, and what would have fitted. */
export function messageOf(text: string): string {
  try {
    const { message, error, code, place, detail } = JSON.parse(text) as Record<string, string | undefined>;
    if (code === 'unauthorized') return 'the token is not known there, is of another kind of channel, or was revoked.';
    const where = place ?? detail;
    if (where === undefined) return message ?? error ?? code ?? text;
    const fits = Object.hasOwn(FITS, where) ? `${where} takes ${FITS[where]}` : where;
    return `${message ?? error ?? code ?? text} (${fits})`;
  } catch {
    return text;
  }
}
