import { ReliefRequest } from '#shared/contract/team/board.ts';
import { ContactRequest, PresenceRequest, type PresenceReply } from '#shared/contract/team/contacts.ts';
import type { Context } from 'hono';
import { putRight } from '../live/put-right.ts';
import type { Around, Env } from './around.ts';
import { deviceOf } from './device-of.ts';
import { check, readJson } from './read-body.ts';
import { sendJson, sendStream } from './reply.ts';
import type { Route } from './route.ts';

/** Thirty contacts, each with an id of 128 characters. */
const MAX_PRESENCE_BYTES = 8 * 1024;
const MAX_CONTACT_BYTES = 1024;
const MAX_RELIEF_BYTES = 1024;

export const liveRoutes = (around: Around): Route[] => [
  {
    method: 'POST',
    path: '/live/v1/presence',
    admit: (deviceId) => around.deskShedder.admit(deviceId),
    handle: (c) => takePresence(around, c),
  },
  { method: 'POST', path: '/live/v1/contact', handle: (c) => takeAct(around, c) },
  { method: 'GET', path: '/live/v1/board', handle: (c) => answerBoard(around, c) },
  { method: 'POST', path: '/live/v1/relief', handle: (c) => takeRelief(around, c) },
];

async function takePresence({ switchboard, clock }: Around, c: Context<Env>): Promise<Response> {
  const asked = check(PresenceRequest, await readJson(c.req.raw, MAX_PRESENCE_BYTES));
  const who = deviceOf(c, asked.device);
  const last = switchboard.presence.lastOf(asked.device, who.agentId);
  const { request, corrected } = putRight(asked, clock.now(), last);
  await switchboard.showPresence(who, request);
  const reply: PresenceReply = corrected.length === 0 ? {} : { corrected };
  return sendJson(c.req.raw, reply);
}

async function takeAct({ switchboard }: Around, c: Context<Env>): Promise<Response> {
  const request = check(ContactRequest, await readJson(c.req.raw, MAX_CONTACT_BYTES));
  return sendJson(c.req.raw, await switchboard.act(deviceOf(c, request.device), request));
}

async function answerBoard({ board }: Around, c: Context<Env>): Promise<Response> {
  const { agentId, untilAt } = deviceOf(c);
  return sendStream(await board.watch(agentId, untilAt));
}

async function takeRelief({ switchboard }: Around, c: Context<Env>): Promise<Response> {
  const request = check(ReliefRequest, await readJson(c.req.raw, MAX_RELIEF_BYTES));
  return sendJson(c.req.raw, await switchboard.offerRelief(deviceOf(c, request.device), request));
}
