import { createHash } from 'node:crypto';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { Part } from '#shared/domain/part.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { addChannel } from '#hub/channels/admin.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { scopeOf } from '#hub/auth/scope.ts';
import { sampleIssue, sampleScenario, sampleShare } from '../../practice-sample.ts';
import { seededRandom } from '../../random.ts';
import { asEffects, startTestHub, ticketRows, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { agentIdOf, PEOPLE } from '../people.ts';
import { utf8, type Sent } from './sent.ts';
import type { Dice } from './wild.ts';

export const CALLERS = ['ann', 'lea', 'ada', 'tia'] as const;
/** No sender of the fuzz is he; what he sees and does must stay right whatever they send. */
export const HONEST = 'ben';
export const FOREIGN: readonly Part[] = ['q:tech', 'q:vault', 'kb:vault', 'a:agent-ben', 'e:vault', 'l:vault'];

/** A word that only whoever holds the part may ever read. */
export const canaryOf = (part: Part): string => `CANARY<${part}>`;
export const CANARY = /CANARY<([^>]+)>/g;

export type Caller = {
  readonly device: TestDevice;
  readonly scope: readonly Part[];
  /** Highest number recorded of this device. */
  lastMid: number;
  /** Pushes that were sent, to be sent again. */
  readonly sent: Sent[];
};

export type World = {
  readonly hub: TestHub;
  /** What the hub wrote into its log as its own fault. */
  readonly faults: readonly string[];
  readonly dice: Dice;
  readonly callers: ReadonlyMap<string, Caller>;
  readonly honest: TestDevice;
  /** The token of a channel that writes into a queue the senders hold. */
  readonly channel: string;
  readonly files: { readonly own: Uint8Array<ArrayBuffer>; readonly foreign: string };
  /** Rows as they stood in parts that no sender holds: `tbl/id` → text. */
  readonly untouchable: ReadonlyMap<string, string>;
  readonly newId: () => string;
  /** Ids that were thought up for earlier bodies: some of them are rows by now. */
  readonly made: string[];
};

const ticketIn = (queueId: string, id: string, number: number): Effect[] => {
  const { ticket, customer, message } = ticketRows({ id: id as never, queueId: queueId as never, number });
  const word = canaryOf(`q:${queueId}`);
  const customerId = `customer-${id}` as never;
  return asEffects({
    ticket: { ...ticket, customerId, subject: word, preview: word, values: { order: word } },
    customer: { ...customer, id: customerId, name: word },
    message: {
      ...message,
      id: `message-${id}` as never,
      author: { kind: 'customer', customerId },
      body: word,
    },
  });
};

function noticeOf(handle: string): Effect {
  const agentId = agentIdOf(handle);
  const none = { ticketId: null, articleId: null, messageId: null, fromId: null } as const;
  const data = { id: `notice-${handle}`, agentId, kind: 'kept', reason: 'scope', at: 1, ...none };
  return { tbl: 'notice', id: data.id, data: { ...data, body: canaryOf(`a:${agentId}`) } as Notice };
}

const article = (spaceId: string, id: string): Effect => ({
  tbl: 'article',
  id,
  data: {
    id: id as never,
    spaceId,
    title: canaryOf(`kb:${spaceId}`),
    body: canaryOf(`kb:${spaceId}`),
    language: 'zh',
    tags: [],
    questions: [],
    files: [],
    version: 1,
    status: 'published',
    authorId: null,
    updatedAt: 1,
    reviewedAt: null,
    reviewAt: null,
  },
});

/** What somebody has shared, and a case of the team; the former only leads may read. */
function practice(teamId: string, handle: string): Effect[] {
  const shown = { teamId, agentId: agentIdOf(handle) as never, title: canaryOf(`l:${teamId}`) };
  const issue = sampleIssue({ title: canaryOf(`e:${teamId}`) });
  return [
    { tbl: 'share', id: `share-${handle}`, data: sampleShare(`share-${handle}`, shown) },
    { tbl: 'scenario', id: `case-${teamId}`, data: sampleScenario(`case-${teamId}`, { teamId, issue }) },
  ];
}

function rows(foreignFile: string): Effect[] {
  const attachment = { id: 'file-tech' as never, ticketId: 'ticket-tech' as never, messageId: 'message-ticket-tech' };
  const file = { ...attachment, name: canaryOf('q:tech'), mime: 'text/plain', bytes: 1, sha256: foreignFile };
  return [
    { tbl: 'queue', id: 'vault', data: { id: 'vault' as never, name: { zh: '库', en: 'Vault' } } },
    ...Array.from({ length: 6 }, (_, i) => ticketIn('billing', `ticket-${i}`, 100 + i)).flat(),
    ...ticketIn('tech', 'ticket-tech', 200),
    ...ticketIn('vault', 'ticket-vault', 201),
    { tbl: 'attachment', id: 'file-tech', data: file as never },
    article('home', 'article-home'),
    article('vault', 'article-vault'),
    ...PEOPLE.map(({ handle }) => noticeOf(handle)),
    ...practice('service', 'tia'),
    ...practice('vault', 'ben'),
  ];
}

async function keep(hub: TestHub): Promise<Map<string, string>> {
  const found = await hub.store.db
    .selectFrom('member as m')
    .innerJoin('doc as d', (join) => join.onRef('d.tbl', '=', 'm.tbl').onRef('d.id', '=', 'm.id'))
    .select(['d.tbl', 'd.id', 'd.ver', 'd.data'])
    .where('m.part', 'in', [...FOREIGN])
    .where('m.op', '=', 1)
    .execute();
  return new Map(found.map(({ tbl, id, ver, data }) => [`${tbl}/${id}`, JSON.stringify([ver, data])]));
}

/** Of these the desk is somebody's: they sign in, and stand before what they may hold. */
async function callerOf(hub: TestHub, handle: string, deviceId: string): Promise<Caller> {
  const device = await hub.signIn(handle, deviceId);
  const { id: agentId, role } = device.session.agent;
  return { device, scope: await scopeOf(hub.store.db, { agentId, role }), lastMid: 0, sent: [] };
}

/** A hub with words that must not come out, people who send anything, and one who just works. */
export async function openWorld(seed: number): Promise<World> {
  const faults: string[] = [];
  const hear = (_event: string, cause?: unknown): void => void faults.push(String(cause));
  const hub = await startTestHub({ tickets: [], log: { ...silentLog, error: hear } });
  const dice = seededRandom(seed);
  const secret = utf8(canaryOf('q:tech'));
  const own = utf8(`a file of ours ${seed}`);
  const foreign = createHash('sha256').update(secret).digest('hex');
  // Whoever sends does not hold this queue: what stands in it is none of their business.
  for (const handle of CALLERS) {
    const held = hub.store.db.deleteFrom('scope').where('agent', '=', agentIdOf(handle));
    await held.where('part', '=', 'q:tech').execute();
  }
  await hub.write(rows(foreign));
  const honest = await hub.signIn(HONEST, newId(dice));
  await honest.call(`/files/v1/${foreign}`, { method: 'PUT', body: secret });
  const callers = new Map<string, Caller>();
  for (const handle of CALLERS) callers.set(handle, await callerOf(hub, handle, newId(dice)));
  const files = { own, foreign };
  const untouchable = await keep(hub);
  const asked = { name: 'fuzz', kind: 'inbound', queueId: 'billing' };
  const channel = await addChannel(hub.store.db, asked, commandLine(hub.clock.now()));
  return { hub, faults, dice, callers, honest, channel, files, untouchable, made: [], newId: () => newId(dice) };
}

/** From the dice, so that a seed gives the same bodies again. */
export function newId(dice: Dice): string {
  const hex = Buffer.from(dice.bytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
