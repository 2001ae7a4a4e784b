import {
  fieldsOfPairs,
  isSipgate,
  pairsOfForm,
  popEvent,
  SIPGATE_TYPE,
  sipgateFollow,
  sipgateReject,
  zammadEvent,
  type Heard,
} from '#shared/telephony/index.ts';
import type { Context } from 'hono';
import type { Channel } from '../channels/tokens.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Heard as Answer } from '../live/switchboard.ts';
import { readFields } from '../telephony/read-request.ts';
import type { Around, Env } from './around.ts';
import { admitChannel } from './channel-door.ts';
import { readBytes } from './read-body.ts';
import { sendJson } from './reply.ts';
import type { Route } from './route.ts';

const MAX_EVENT_BYTES = 64 * 1024;

export const telephonyRoutes = (around: Around): Route[] => [
  { method: 'POST', path: '/telephony/v1/:token', handle: (c) => takeEvent(around, c) },
  { method: 'GET', path: '/telephony/v1/:token/pop', handle: (c) => takePop(around, c) },
];

const admit = (around: Around, c: Context<Env>): Promise<Channel> =>
  admitChannel(around, c, { kind: 'telephony', token: c.req.param('token') });

type Said = Pick<Answer, 'reject' | 'unknown'>;

/** What was read goes to the switchboard; what is to be said of it. */
async function hear({ switchboard }: Around, channel: Channel, heard: Heard): Promise<Said> {
  if (heard.kind === 'unreadable') throw new Refusal('invalid', { detail: heard.place });
  if (heard.kind === 'nothing') return { reject: null, unknown: {} };
  return switchboard.hear(channel, heard.event);
}

async function takeEvent(around: Around, c: Context<Env>): Promise<Response> {
  const channel = await admit(around, c);
  const bytes = await readBytes(c.req.raw, MAX_EVENT_BYTES);
  const fields = await readFields(bytes, c.req.header('content-type') ?? null);
  const { reject, unknown } = await hear(around, channel, zammadEvent(fields, around.clock.now()));
  if (isSipgate(fields)) {
    const body = reject === null ? sipgateFollow(ownAddress(c)) : sipgateReject();
    return new Response(body, { headers: { 'content-type': SIPGATE_TYPE, 'cache-control': 'no-store' } });
  }
  return sendJson(c.req.raw, reject === null ? unknown : { action: 'reject', reason: reject });
}

async function takePop(around: Around, c: Context<Env>): Promise<Response> {
  const channel = await admit(around, c);
  const query = fieldsOfPairs(pairsOfForm(new URL(c.req.url).search.slice(1)));
  const { unknown } = await hear(around, channel, popEvent(query, around.clock.now()));
  return sendJson(c.req.raw, unknown);
}

/** Where this request came to, as its sender wrote it: behind a proxy that ends TLS, the scheme is the proxy's. */
function ownAddress(c: Context<Env>): string {
  const url = new URL(c.req.url);
  if (c.req.header('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url.href;
}
