import type { CallEventInput } from '#shared/domain/call-event.ts';
import { fieldsOfPairs, pairsOfForm, popEvent, zammadEvent, type Fields, type Heard } from '#shared/telephony/index.ts';
import { accepted, refusal, type Answer } from './telephony-answer.ts';

/** `taken` false: nobody is signed in. `reject`: what the exchange shall tell the other side. */
export type Hear = (
  event: CallEventInput,
  source: 'desk' | 'claimed',
) => { readonly taken: boolean; readonly reject: 'busy' | null };

export type Ask = {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: said by browsers, also where they send no Origin. */
  readonly fetchSite: string | undefined;
  readonly accept: string | undefined;
  /** Undefined: larger than an event may be. `place`: what of it cannot be read. */
  readonly fields: () => Promise<{ readonly fields: Fields } | { readonly place: string } | undefined>;
};

export type DoorWorld = {
  /** `127.0.0.1:PORT` and the like: whatever else a request was sent to is not this desk. */
  readonly isOurHost: (host: string) => boolean;
  readonly isToken: (given: string) => boolean;
  /** The address as whoever sends events has it. */
  readonly url: () => string;
  /** False: too many; the event is left out, and counted. */
  readonly admit: () => boolean;
  readonly hear: Hear;
  readonly now: () => number;
};

const PATH = /^\/telephony\/v1(?:\/([^/]*))?(?:\/(pop))?\/?$/;

/** Answers one request to the telephone door of a desk. Nothing of it is read before the token has been. */
export async function answerAsk(ask: Ask, world: DoorWorld): Promise<Answer> {
  if (ask.host === undefined || !world.isOurHost(ask.host)) return refusal('host');
  if (isFromPage(ask)) return refusal('origin');
  const [path, query] = split(ask.target);
  const [isKnown, token = '', pop] = PATH.exec(path) ?? [];
  if (isKnown === undefined) return refusal('path');
  if (!world.isToken(token)) return refusal('token');
  const method = pop ? 'GET' : 'POST';
  if (ask.method !== method) return refusal('method', { headers: { allow: method } });
  if (!world.admit()) return refusal('busy', { headers: { 'retry-after': '1' } });
  const read = pop ? { fields: fieldsOfPairs(pairsOfForm(query)) } : await ask.fields();
  if (read === undefined) return refusal('large', { headers: { connection: 'close' } });
  if ('place' in read) return refusal('unreadable', { place: read.place });
  const heard = pop ? popEvent(read.fields, world.now()) : zammadEvent(read.fields, world.now());
  return told(heard, { fields: read.fields, url: world.url(), isPage: isBrowser(ask) }, world.hear);
}

function told(heard: Heard, asked: { fields: Fields; url: string; isPage: boolean }, hear: Hear): Answer {
  if (heard.kind === 'unreadable') return refusal('unreadable', { place: heard.place });
  if (heard.kind === 'nothing') return accepted({ ...asked, isReject: false });
  const { taken, reject } = hear(heard.event, 'desk');
  return taken ? accepted({ ...asked, isReject: reject === 'busy' }) : refusal('signed-out');
}

/** What a page sends, not what a person or a program opens. */
const isFromPage = ({ origin, fetchSite }: Ask): boolean =>
  origin !== undefined || (fetchSite !== undefined && fetchSite !== 'none');

const isBrowser = ({ accept }: Ask): boolean => accept?.includes('text/html') === true;

function split(target: string): [path: string, query: string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
