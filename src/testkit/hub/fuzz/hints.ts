import { MIN_PROTOCOL_VERSION, MIN_PUSH_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { createHash } from 'node:crypto';
import type { Hints } from './from-schema.ts';
import { FOREIGN, type Caller, type World } from './world.ts';

const TICKETS = ['ticket-0', 'ticket-1', 'ticket-2', 'ticket-3', 'ticket-4', 'ticket-5'];
const FOREIGN_IDS = [
  'ticket-tech',
  'ticket-vault',
  'article-vault',
  'notice-ben',
  'message-ticket-tech',
  'file-tech',
  'share-ben',
  'case-vault',
];
const AGENTS = ['agent-ann', 'agent-ben', 'agent-lea', 'agent-tia', 'agent-ada', 'agent-nobody'];
const ARTICLES = ['article-home', 'article-refund', 'article-vault', 'article-new'];
const ODD = ['__proto__', 'constructor', 'a/b', '..', "it's", 'x'.repeat(128)];
const PARTS = [
  'dir',
  'q:billing',
  'kb:home',
  'sop:service',
  'a:agent-ann',
  'a:agent-lea',
  'e:service',
  'l:service',
  ...FOREIGN,
  'q:nobody',
];
const PATTERNS = [
  '退款',
  'vip',
  '+8613800138000',
  'CN',
  '2026-11-20',
  'order',
  'size',
  'macro-solved',
  'team',
  'home',
  'vault',
  'billing',
  'tech',
];
const FIELDS = ['status', 'subject', 'priority', 'queueId', 'assigneeId', 'snoozedUntilAt', 'order', '__proto__'];
const KEYS = [['ticket', 'ticket-0'], ['message', 'message-ticket-1'], ['article', 'article-home'], ['ticket', 'ticket-tech'], ['queue', 'billing'], ['notice', 'notice-ann'], ['agent', 'agent-ben'], ['share', 'share-tia'], ['share', 'share-ben'], ['scenario', 'case-service']]; // prettier-ignore

const FIXED = ['dir', ...TICKETS, ...AGENTS, ...ARTICLES, ...PATTERNS, ...ODD, ...PARTS];

/** What a field is probably filled with: mostly things that are there, some of others, some of nobody. */
export function hintsOf(world: World, caller: Caller): Hints {
  const { dice, newId, files, made } = world;
  const { device } = caller;
  const { session } = device;
  const own = createHash('sha256').update(files.own).digest('hex');
  const ticket = () => (dice.int(8) === 0 ? dice.pick(FOREIGN_IDS) : dice.pick(TICKETS));
  const part = () => (dice.int(4) === 0 ? dice.pick(PARTS) : dice.pick(caller.scope));
  const agent = () => (dice.int(3) === 0 ? dice.pick(AGENTS) : session.agent.id);
  const fresh = (): string => `new-${newId()}`;
  const earlier = (): string => dice.pick([...made, ...ODD]);
  const queue = () => dice.pick(['billing', 'billing', 'billing', 'tech', 'vault', 'nowhere']);
  return {
    dice,
    byName: {
      device: () => device.id,
      req: newId,
      epoch: () => session.epoch,
      schema: () => dice.pick([PROTOCOL_VERSION, PROTOCOL_VERSION, MIN_PROTOCOL_VERSION, MIN_PUSH_PROTOCOL_VERSION]),
      cursor: () => dice.int(40),
      ackMid: () => Math.max(0, caller.lastMid - dice.int(20)),
      'live[]': part,
      part,
      ticketId: ticket,
      intoId: ticket,
      agentId: agent,
      'mentions[]': () => dice.pick(AGENTS),
      'followerIds[]': () => dice.pick(AGENTS),
      assigneeId: agent,
      articleId: () => (dice.int(4) === 0 ? earlier() : dice.pick(ARTICLES)),
      proposalId: earlier,
      feedbackId: earlier,
      checklistId: earlier,
      searchId: earlier,
      shareId: () => dice.pick([earlier(), 'share-tia', 'share-ben']),
      scenarioId: () => dice.pick([earlier(), 'case-service', 'case-vault']),
      'articleIds[]': () => dice.pick(ARTICLES),
      teamId: () => dice.pick(['service', 'service', 'service', 'vault']),
      timeZone: () => dice.pick(['Asia/Shanghai', 'Europe/Berlin', 'Nowhere/Land']),
      spaceId: () => dice.pick(['home', 'home', 'home', 'vault']),
      queueId: queue,
      'queueIds[]': queue,
      noticeId: () => dice.pick(['notice-ann', 'notice-lea', 'notice-ben', 'notice-ada']),
      macroId: () => 'macro-solved',
      sha256: () => dice.pick([own, own, files.foreign, 'a'.repeat(64)]),
      baseVersion: () => dice.int(3),
      id: () =>
        dice.int(4) === 0 ? dice.pick([...FOREIGN_IDS, ...TICKETS, ...ODD]) : dice.int(2) ? fresh() : undefined,
      '(key)': () => dice.pick(FIELDS),
      after: () => dice.pick([null, null, 'ticket/ticket-2', 'message/', 'zzz/x']),
    },
    fixed: FIXED,
    words: () => [fresh(), fresh(), fresh(), earlier(), newId(), own],
  };
}

/** Copies: what is spoilt must not be spoilt for the next. */
export const someKeys = ({ dice }: World): unknown[] =>
  Array.from({ length: 1 + dice.int(4) }, () => [...dice.pick(KEYS)]);
