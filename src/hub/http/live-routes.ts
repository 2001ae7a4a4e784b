import { ContactRequest, PresenceRequest } from '#shared/contract/team/contacts.ts';
import type { Context } from 'hono';
import type { Around, Env } from './around.ts';
import { deviceOf } from './device-of.ts';
import { check, readJson } from './read-body.ts';
import { sendJson } from './reply.ts';
import type { Route } from './route.ts';

/** Thirty contacts, each with an id of 128 characters. */
const MAX_PRESENCE_BYTES = 8 * 1024;
const MAX_CONTACT_BYTES = 1024;

export const liveRoutes = (around: Around): Route[] => [
  { method: 'POST', path: '/live/v1/presence', handle: (c) => takePresence(around, c) },
  { method: 'POST', path: '/live/v1/contact', handle: (c) => takeAct(around, c) },
];

async function takePresence({ switchboard }: Around, c: Context<Env>): Promise<Response> {
  const request = check(PresenceRequest, await readJson(c.req.raw, MAX_PRESENCE_BYTES));
  await switchboard.showPresence(deviceOf(c, request.device), request);
  return sendJson(c.req.raw, {});
}

async function takeAct({ switchboard }: Around, c: Context<Env>): Promise<Response> {
  const request = check(ContactRequest, await readJson(c.req.raw, MAX_CONTACT_BYTES));
  return sendJson(c.req.raw, await switchboard.act(deviceOf(c, request.device), request));
}
