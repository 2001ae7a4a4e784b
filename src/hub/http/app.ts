import { randomUUID } from 'node:crypto';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { onError, ORPCError } from '@orpc/server';
import { Hono, type Context } from 'hono';
import { docsRoutes } from '../docs/routes.ts';
import { Refusal } from '../kernel/refusal.ts';
import { isDatabaseAway } from '../store/index.ts';
import type { Around, Env } from './around.ts';
import { healthRoutes } from './health.ts';
import { readBytes } from './read-body.ts';
import { sendRefusal } from './reply.ts';
import { addRoute } from './route.ts';
import { inboundRoutes } from './inbound-routes.ts';
import { liveRoutes } from './live-routes.ts';
import { syncRoutes } from './sync-routes.ts';
import { telephonyRoutes } from './telephony-routes.ts';
import type { RpcContext } from './team-base.ts';
import { teamRouter } from './team-router.ts';

const MAX_CALL_BYTES = 8 * 1024 * 1024;
/** When to come back while the database is away. */
const AWAY_MS = 2000;
const API = '/api/v1';

/** All routes of the hub. Plain ones go through `addRoute`, contract calls through the guard in `team-router`. */
export function buildApp(around: Around): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => logged(around, c, next));
  app.onError((cause, c) => {
    const refusal = refusalOf(around, cause);
    return refusal ? sendRefusal(refusal) : sendFault(around, c, cause);
  });
  app.notFound(() => sendRefusal(new Refusal('not-found')));
  for (const route of [
    ...healthRoutes(around),
    ...docsRoutes(around),
    ...syncRoutes(around),
    ...liveRoutes(around),
    ...telephonyRoutes(around),
    ...inboundRoutes(around),
  ]) {
    addRoute(app, around, route);
  }
  const handler = new OpenAPIHandler(teamRouter, {
    interceptors: [onError((cause, { context }) => namedFault(context, cause))],
  });
  app.all(`${API}/*`, async (c) => {
    const context: RpcContext = {
      around,
      authorization: c.req.header('authorization') ?? null,
      address: c.env.address,
    };
    const { matched, response } = await handler.handle(await bounded(c.req.raw), { prefix: API, context });
    if (context.refusal) return sendRefusal(context.refusal);
    return matched ? response : sendRefusal(new Refusal('not-found'));
  });
  return app;
}

/** Reads the body under a bound before anything parses it. */
async function bounded(request: Request): Promise<Request> {
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  const body = await readBytes(request, MAX_CALL_BYTES);
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

async function logged({ log, clock }: Around, c: Context<Env>, next: () => Promise<void>): Promise<void> {
  const requestId = randomUUID();
  c.set('requestId', requestId);
  const began = clock.now();
  await next();
  c.header('x-request-id', requestId);
  const who = c.get('principal') as Env['Variables']['principal'] | undefined;
  const facts = { requestId, method: c.req.method, route: c.req.routePath, status: c.res.status };
  log.debug('request', { ...facts, ms: clock.now() - began, agentId: who?.agentId, deviceId: who?.deviceId });
}

/** What the whole hub refuses with. A database that is away is no fault: it is said as what it is, and logged. */
function refusalOf({ log }: Around, cause: unknown): Refusal | undefined {
  if (cause instanceof Refusal) return cause;
  if (!isDatabaseAway(cause)) return undefined;
  log.error('database-away', cause);
  return new Refusal('unavailable', { retryAfterMs: AWAY_MS });
}

const newReference = (): string => randomUUID().slice(0, 8).toUpperCase();

/** A fault is logged with a short reference the caller can quote; the caller learns nothing else. */
function sendFault({ log }: Around, c: Context<Env>, cause: unknown): Response {
  const reference = newReference();
  log.error('fault', cause, { reference, requestId: c.get('requestId'), route: c.req.routePath });
  return sendRefusal(new Refusal('fault', { detail: reference }));
}

/** What the whole hub refuses (`busy`, `unavailable`) is answered in the words of the plain routes, with the time to come back. */
function namedFault(context: RpcContext, cause: unknown): void {
  const { log } = context.around;
  const refusal = refusalOf(context.around, cause);
  if (refusal) {
    context.refusal = refusal;
    return;
  }
  if (cause instanceof ORPCError && cause.status < 500) return;
  const reference = newReference();
  log.error('fault', cause, { reference });
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message: reference, data: { reference } });
}
