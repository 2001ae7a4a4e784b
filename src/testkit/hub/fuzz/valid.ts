import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { createHash } from 'node:crypto';
import { ReliefRequest } from '#shared/contract/team/board.ts';
import { ContactRequest, PresenceRequest } from '#shared/contract/team/contacts.ts';
import type { InboundMessage } from '#shared/contract/team/inbound.ts';
import { ShowRequest } from '#shared/contract/team/live.ts';
import { ManifestRequest, PullRequest, RowsRequest, SnapshotQuery } from '#shared/contract/team/sync.ts';
import { feedbackIdOf, usageIdStart } from '#shared/domain/knowledge-ids.ts';
import { Mutation } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { make, schemaOf, type Hints, type Schema } from './from-schema.ts';
import { hintsOf, someKeys } from './hints.ts';
import type { Kind } from './sent.ts';
import type { Caller, World } from './world.ts';

/** A message that still has its tree: what is spoilt in it is spoilt before it becomes bytes. */
export type Draft = {
  readonly kind: Kind;
  readonly caller: string;
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  /** Undefined: no JSON. */
  json: unknown;
  bytes: Uint8Array<ArrayBuffer> | null;
};

const SCHEMAS = {
  pull: schemaOf(PullRequest),
  manifest: schemaOf(ManifestRequest),
  rows: schemaOf(RowsRequest),
  show: schemaOf(ShowRequest),
  presence: schemaOf(PresenceRequest),
  contact: schemaOf(ContactRequest),
  relief: schemaOf(ReliefRequest),
  snapshot: schemaOf(SnapshotQuery),
};
/** One schema a mutation: each comes as often as any other. */
const MUTATIONS: readonly Schema[] = schemaOf(Mutation).oneOf ?? [];

/** Whoever looks after a team offers rest to others, seldom to themselves. */
const WATCHED = ['agent-ann', 'agent-ann', 'agent-ben', 'agent-lea', 'agent-nobody'];

const MAX_MADE = 60;
type Tree = Record<string, unknown>;
const tree = (schema: Schema, hints: Hints): Tree => make(schema, hints) as Tree;

/** Rows that stand under an id made of what they say, an agent's word on an article or a team's policy: any other is refused at once. */
function withOwnId(mutation: Tree, agentId: string): Tree {
  const { name, feedback, usage, policy, shift } = mutation as Record<string, Tree> & { name: string };
  if (name === 'load.save' && policy) policy['id'] = policy['teamId'];
  if (name === 'shift.save' && shift) shift['id'] = shift['agentId'];
  if (name === 'feedback.add' && feedback) {
    feedback['id'] = feedbackIdOf(String(feedback['articleId']), agentId, Number(feedback['version']));
  }
  if (name === 'usage.add' && usage) usage['id'] = `${usageIdStart(String(usage['articleId']), agentId)}2026-11-20`;
  return mutation;
}

/** The ids a body brings with it are known from then on. */
function noteMade({ made }: World, muts: unknown): void {
  made.push(...new Set(JSON.stringify(muts).match(/new-[0-9a-f-]{36}/g)));
  made.splice(0, Math.max(0, made.length - MAX_MADE));
}

function push(world: World, { device, lastMid }: Caller, hints: Hints): Tree {
  const { dice, hub } = world;
  const first = dice.int(12) === 0 ? Math.max(1, lastMid + dice.pick([-3, 0, 2, 5])) : lastMid + 1;
  const length = dice.int(40) === 0 ? 100 : dice.int(4);
  const muts = Array.from({ length }, (_, i) => ({
    mid: first + i,
    at: hub.clock.now() - dice.int(100_000),
    mutation: withOwnId(make(dice.pick(MUTATIONS), hints) as Tree, device.session.agent.id),
  }));
  noteMade(world, muts);
  return {
    req: hints.byName['req']?.(),
    device: device.id,
    schema: PROTOCOL_VERSION,
    epoch: device.session.epoch,
    muts,
  };
}

const withAuthorization = (device: Caller['device'], more: Record<string, string>): Record<string, string> => ({
  authorization: `Bearer ${device.session.accessToken}`,
  ...more,
});

const GETS: ReadonlySet<Kind> = new Set(['snapshot', 'poke', 'board', 'getFile']);
const LIVE: ReadonlySet<Kind> = new Set(['show', 'presence', 'contact', 'board', 'relief']);
const pathOf = (kind: Kind): string => (LIVE.has(kind) ? `/live/v1/${kind}` : `/sync/v1/${kind}`);

/** Few conversations and few people, so that bodies meet what earlier ones have left. */
function inbound({ dice, newId }: World): InboundMessage {
  const from = dice.pick([{ handle: 'h1' }, { phone: '138 0013 8000' }, { email: 'a@b.example', name: '王伟' }, {}]);
  const base64 = Buffer.from(dice.bytes(9)).toString('base64');
  return {
    channel: dice.pick(['chat', 'social', 'email', 'message'] as const),
    conversationId: `c-${dice.int(5)}`,
    messageId: dice.int(4) === 0 ? 'm-1' : newId(),
    from,
    text: '您好',
    ...(dice.int(4) === 0 ? { attachments: [{ name: 'a.png', mime: 'image/png', base64 }] } : {}),
    ...(dice.int(6) === 0 ? { queue: dice.pick(['billing', '账单', 'nowhere']) } : {}),
  };
}

/** A message as an honest desk could send it; the ids in it may be those of others. */
export function validDraft(world: World, kind: Kind, handle: string): Draft {
  const caller = world.callers.get(handle);
  if (!caller) throw new Error(`nobody is called ${handle}`);
  const { dice, files } = world;
  const hints = hintsOf(world, caller);
  const packed = { 'accept-encoding': dice.pick(['identity', 'gzip', 'zstd, gzip', 'br;q=1, *;q=0']) };
  const typed = GETS.has(kind) ? packed : { ...packed, 'content-type': 'application/json' };
  const headers = withAuthorization(caller.device, typed);
  const method = GETS.has(kind) ? 'GET' : 'POST';
  const base = { kind, caller: handle, method, path: pathOf(kind), query: {}, headers, json: undefined, bytes: null };
  switch (kind) {
    case 'pull':
    case 'manifest':
    case 'show':
    case 'presence':
    case 'contact':
      return { ...base, json: tree(SCHEMAS[kind], hints) };
    case 'relief':
      return { ...base, json: { ...tree(SCHEMAS.relief, hints), agentId: dice.pick(WATCHED) } };
    case 'inbound': {
      const authorization = `Bearer ${world.channel}`;
      return { ...base, path: '/inbound/v1/messages', headers: { ...headers, authorization }, json: inbound(world) };
    }
    case 'rows':
      return { ...base, json: { ...tree(SCHEMAS.rows, hints), keys: someKeys(world) } };
    case 'push':
      return { ...base, json: push(world, caller, hints) };
    case 'snapshot':
      return { ...base, query: tree(SCHEMAS.snapshot, hints) };
    case 'poke':
    case 'board':
      return base;
    case 'putFile':
      return { ...base, method: 'PUT', path: `/files/v1/${hashOf(files.own)}`, bytes: files.own };
    case 'getFile':
      return { ...base, path: `/files/v1/${String(hints.byName['sha256']?.())}` };
    default:
      return assertNever(kind);
  }
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
