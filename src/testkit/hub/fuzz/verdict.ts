import { ReliefRequest } from '#shared/contract/team/board.ts';
import { ContactRequest, PresenceRequest } from '#shared/contract/team/contacts.ts';
import { InboundMessage } from '#shared/contract/team/inbound.ts';
import { ShowRequest } from '#shared/contract/team/live.ts';
import { MIN_PROTOCOL_VERSION, MIN_PUSH_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import {
  ManifestRequest,
  PullRequest,
  PushRequestWire,
  RowsRequest,
  SnapshotQuery,
  type HubRefusal,
} from '#shared/contract/team/sync.ts';
import { Sha256 } from '#shared/domain/attachment.ts';
import { mayDo } from '#shared/domain/role.ts';
import { GUARDS, isGuarded } from '#hub/http/guards.ts';
import { findUnstorable } from '#hub/kernel/storable-text.ts';
import type { z } from 'zod';
import { jsonOf, type Kind, type Sent } from './sent.ts';
import { hashOf } from './valid.ts';
import type { Caller, World } from './world.ts';

export type Code = HubRefusal['code'] | 'ok';
/** What the contract says of a request: the input as read, if it can be, and every answer it allows. */
export type Verdict = { readonly input: Record<string, unknown> | undefined; readonly allowed: readonly Code[] };

const BODIES = {
  pull: PullRequest,
  push: PushRequestWire,
  manifest: ManifestRequest,
  rows: RowsRequest,
  show: ShowRequest,
  presence: PresenceRequest,
  contact: ContactRequest,
  relief: ReliefRequest,
};
const PATHS: Record<Kind, RegExp> = {
  pull: /^\/sync\/v1\/pull$/,
  push: /^\/sync\/v1\/push$/,
  manifest: /^\/sync\/v1\/manifest$/,
  rows: /^\/sync\/v1\/rows$/,
  poke: /^\/sync\/v1\/poke$/,
  show: /^\/live\/v1\/show$/,
  presence: /^\/live\/v1\/presence$/,
  contact: /^\/live\/v1\/contact$/,
  board: /^\/live\/v1\/board$/,
  relief: /^\/live\/v1\/relief$/,
  inbound: /^\/inbound\/v1\/messages$/,
  snapshot: /^\/sync\/v1\/snapshot$/,
  putFile: /^\/files\/v1\/[^/]+$/,
  getFile: /^\/files\/v1\/[^/]+$/,
};
const METHODS: Partial<Record<Kind, string>> = {
  snapshot: 'GET',
  poke: 'GET',
  board: 'GET',
  getFile: 'GET',
  putFile: 'PUT',
};
/** The smallest bound of any route; shorter bodies are too large for none. */
const SMALLEST_BOUND = 1024;

const only = (...allowed: Code[]): Verdict => ({ input: undefined, allowed });
/** It is no longer the route it was made for: any refusal, but no faults. */
const ELSEWHERE: Verdict = only(
  'ok',
  'unauthorized',
  'forbidden',
  'denied',
  'invalid',
  'not-found',
  'too-large',
  'incompatible',
);

export function verdictOf(world: World, sent: Sent): Verdict {
  const caller = world.callers.get(sent.caller);
  const url = urlOf(sent);
  if (!caller || !url || !isItsRoute(sent, url)) return ELSEWHERE;
  const token = sent.kind === 'inbound' ? world.channel : caller.device.session.accessToken;
  if (sent.headers['authorization'] !== `Bearer ${token}`) return only('unauthorized');
  const route = `${sent.method} ${url.pathname.startsWith('/files/') ? '/files/v1/:sha256' : url.pathname}`;
  const right = isGuarded(route) ? GUARDS[route] : 'open';
  if (right !== 'open' && right !== 'channel' && !mayDo(caller.device.session.agent.role, right))
    return orShed(sent, only('forbidden'));
  return orShed(sent, ofRoute(world, caller, sent, url));
}

/** The clock stands still: of what a desk says of its agent, only so much is taken at once. */
const orShed = ({ kind }: Sent, verdict: Verdict): Verdict =>
  kind === 'presence' ? { ...verdict, allowed: [...verdict.allowed, 'busy'] } : verdict;

function urlOf({ path }: Sent): URL | undefined {
  const isClear = !path.includes('#') && !/%(?![0-9a-f]{2})|%(00|ff)/i.test(path);
  return isClear ? new URL(path, 'http://hub.test') : undefined;
}

const isItsRoute = ({ kind, method }: Sent, { pathname, searchParams }: URL): boolean =>
  method === (METHODS[kind] ?? 'POST') &&
  PATHS[kind].test(pathname) &&
  new Set(searchParams.keys()).size === searchParams.size;

function ofRoute(world: World, caller: Caller, sent: Sent, url: URL): Verdict {
  const { kind } = sent;
  switch (kind) {
    case 'poke':
    case 'board':
      return only('ok');
    case 'putFile':
    case 'getFile':
      return ofFile(world, sent, url);
    case 'inbound':
      return ofMessage(sent);
    case 'snapshot':
      return ofInput(caller, sent, SnapshotQuery, Object.fromEntries(url.searchParams));
    default:
      return ofInput(caller, sent, BODIES[kind], jsonOf(sent));
  }
}

function ofFile({ files }: World, { kind, bytes, headers }: Sent, url: URL): Verdict {
  const name = decodeURIComponent(url.pathname.slice('/files/v1/'.length));
  if (!Sha256.safeParse(name).success) return only('invalid');
  if (kind === 'getFile') return name === files.foreign ? only('denied') : only('ok', 'denied', 'not-found');
  const isTrue = hashOf(bytes ?? new Uint8Array()) === name;
  return only(isTrue ? 'ok' : 'invalid', ...(headers['content-length'] === undefined ? [] : (['too-large'] as const)));
}

/** A queue may not be there, and a machine may say only so much a second. */
function ofMessage(sent: Sent): Verdict {
  const read = InboundMessage.safeParse(jsonOf(sent));
  const refused: Code[] = ['busy', ...(sent.headers['content-length'] === undefined ? [] : (['too-large'] as const))];
  if (!read.success) return only('invalid', ...refused);
  return { input: read.data, allowed: ['ok', 'invalid', ...refused] };
}

type Input = Record<string, unknown> & { device?: string; schema?: number; part?: string; ticketId?: string | null };

function ofInput(caller: Caller, sent: Sent, schema: z.ZodType, raw: unknown): Verdict {
  const mayBeLarge = (sent.bytes?.byteLength ?? 0) > SMALLEST_BOUND || sent.headers['content-length'] !== undefined;
  const large: Code[] = mayBeLarge ? ['too-large'] : [];
  const read = schema.safeParse(raw);
  if (!read.success) return only('invalid', 'incompatible', ...large);
  const input = read.data as Input;
  return { input, allowed: [...allowedFor(caller, sent.kind, input), ...large] };
}

function allowedFor(caller: Caller, kind: Kind, input: Input): Code[] {
  const { device, schema = PROTOCOL_VERSION, part, ticketId } = input;
  const oldest = kind === 'push' ? MIN_PUSH_PROTOCOL_VERSION : MIN_PROTOCOL_VERSION;
  if (schema < oldest || schema > PROTOCOL_VERSION) return ['incompatible'];
  const isOwn = device === undefined || device === caller.device.id;
  if (kind !== 'push' && findUnstorable(input) !== undefined) return ['invalid'];
  if (!isOwn) return ['forbidden'];
  if (part !== undefined && !caller.scope.includes(part)) return ['denied'];
  // Somebody of their queues, of other queues, they themselves, or nobody.
  if (kind === 'relief') return ['ok', 'forbidden', 'not-found'];
  if (kind === 'show' && ticketId !== null) return isForeign(ticketId) ? ['denied'] : ['ok', 'denied'];
  return isPlace(input['after']) ? ['ok'] : ['invalid'];
}

const isForeign = (ticketId: string | undefined): boolean => ticketId === 'ticket-tech' || ticketId === 'ticket-vault';
/** Where a page begins: `table/id`. */
const isPlace = (after: unknown): boolean => typeof after !== 'string' || after === '' || after.indexOf('/') > 0;
