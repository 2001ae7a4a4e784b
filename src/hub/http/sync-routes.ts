import { MAX_FILE_BYTES, Sha256 } from '#shared/domain/attachment.ts';
import {
  ManifestRequest,
  MAX_PUSH_BYTES,
  PullRequest,
  PushRequestWire,
  RowsRequest,
  SNAPSHOT_HEADER,
  SnapshotQuery,
} from '#shared/contract/team/sync.ts';
import { MIN_PUSH_PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { ShowRequest } from '#shared/contract/team/live.ts';
import type { Context } from 'hono';
import { openSealed, type Reading } from '../audit/read-customers.ts';
import { renewLease } from '../auth/devices.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { noteReceipt } from '../erase/index.ts';
import { getBlob, takeUpload } from '../files/blobs.ts';
import { contactWordOf } from '../live/contact-events.ts';
import { reliefWordOf } from '../live/reliefs.ts';
import { show, standing } from '../live/show.ts';
import { Refusal } from '../kernel/refusal.ts';
import { manifest } from '../sync/manifest.ts';
import { pull } from '../sync/pull.ts';
import { push } from '../sync/push.ts';
import { rows } from '../sync/rows.ts';
import { snapshot } from '../sync/snapshot.ts';
import type { Around, Env } from './around.ts';
import { chooseEncoding } from './compress.ts';
import { deviceOf } from './device-of.ts';
import { check, checkProtocol, checkShape, readBytes, readJson, schemaOf } from './read-body.ts';
import { headerJson, sendJson, sendPacked, sendStream } from './reply.ts';
import type { Route } from './route.ts';

const MAX_PULL_REQUEST_BYTES = 256 * 1024;
const MAX_MANIFEST_REQUEST_BYTES = 4096;
/** 500 keys, each of a table and an id of 200 characters that are six bytes each. */
const MAX_ROWS_REQUEST_BYTES = 1024 * 1024;
const MAX_SHOW_BYTES = 1024;
/**
 * A desk fills a push up to MAX_PUSH_BYTES, but always sends at least one mutation, however long, and an envelope around
 * it. The longest mutation publishes an article of 200,000 characters that are six bytes each in JSON (`\u001b`), with 200
 * questions of 300: 1.5 MB. What a desk may send must never be refused for its length: it would be sent again for ever.
 */
const MAX_PUSH_REQUEST_BYTES = MAX_PUSH_BYTES + 2 * 1024 * 1024;

const readingOf = (who: DevicePrincipal, action: Reading['action'], at: number): Reading => ({
  agentId: who.agentId,
  deviceId: who.deviceId,
  action,
  at,
});

export const syncRoutes = (around: Around): Route[] => [
  { method: 'POST', path: '/sync/v1/pull', handle: (c) => answerPull(around, c) },
  { method: 'POST', path: '/sync/v1/push', handle: (c) => answerPush(around, c) },
  { method: 'GET', path: '/sync/v1/snapshot', handle: (c) => answerSnapshot(around, c) },
  { method: 'POST', path: '/sync/v1/manifest', handle: (c) => answerManifest(around, c) },
  { method: 'POST', path: '/sync/v1/rows', handle: (c) => answerRows(around, c) },
  { method: 'GET', path: '/sync/v1/poke', handle: (c) => answerPoke(around, c) },
  { method: 'POST', path: '/live/v1/show', handle: (c) => takeShow(around, c) },
  { method: 'PUT', path: '/files/v1/:sha256', handle: (c) => storeFile(around, c) },
  { method: 'GET', path: '/files/v1/:sha256', handle: (c) => sendFile(around, c) },
];

async function answerPull({ db, clock, pulls, config }: Around, c: Context<Env>): Promise<Response> {
  const body = await readJson(c.req.raw, MAX_PULL_REQUEST_BYTES);
  checkProtocol(schemaOf(body));
  const request = check(PullRequest, body);
  const who = deviceOf(c, request.device);
  return pulls.run(async () => {
    // Whoever has hung up while waiting asks again, behind all others: nothing is worked out for them.
    if (c.req.raw.signal.aborted) throw new Refusal('busy');
    const now = clock.now();
    const leaseUntilAt = await renewLease(db, who, { now, schema: request.schema });
    const max = Math.min(request.max, config.pages?.bytes ?? request.max);
    const sealed = await pull(db, who, { ...request, max }, { now, leaseUntilAt });
    const { reply, owesReceipt } = await openSealed(db, readingOf(who, 'pull', now), sealed);
    if (owesReceipt) await noteReceipt(db, request, reply);
    return sendJson(c.req.raw, reply);
  });
}

async function answerPush({ db, clock }: Around, c: Context<Env>): Promise<Response> {
  const body = await readJson(c.req.raw, MAX_PUSH_REQUEST_BYTES);
  // What an agent has done is taken longer than anything is given.
  checkProtocol(schemaOf(body), MIN_PUSH_PROTOCOL_VERSION);
  const request = checkShape(PushRequestWire, body);
  const answer = await push(db, clock, deviceOf(c, request.device), request);
  return sendJson(c.req.raw, answer.body, answer.status);
}

async function answerSnapshot({ db, clock, pages, snapshots, config }: Around, c: Context<Env>): Promise<Response> {
  const who = deviceOf(c);
  checkProtocol(c.req.query('schema'));
  const query = check(SnapshotQuery, c.req.query());
  const encoding = chooseEncoding(c.req.header('accept-encoding') ?? null);
  return snapshots.run(async () => {
    const asked = { part: query.part, after: query.after, encoding, limit: config.pages?.snapshotRows };
    const sealed = await snapshot(db, who, asked, pages);
    const page = await openSealed(db, readingOf(who, 'snapshot', clock.now()), sealed);
    const headers = { [SNAPSHOT_HEADER]: headerJson(page.head) };
    return sendPacked(page.bytes, { encoding: page.encoding, type: 'application/x-ndjson', headers });
  });
}

async function answerManifest({ db, manifests, config }: Around, c: Context<Env>): Promise<Response> {
  const body = await readJson(c.req.raw, MAX_MANIFEST_REQUEST_BYTES);
  checkProtocol(schemaOf(body));
  const request = check(ManifestRequest, body);
  const who = deviceOf(c, request.device);
  return manifests.run(async () => sendJson(c.req.raw, await manifest(db, who, request, config.pages?.manifestKeys)));
}

async function answerRows({ db, clock, snapshots, config }: Around, c: Context<Env>): Promise<Response> {
  const body = await readJson(c.req.raw, MAX_ROWS_REQUEST_BYTES);
  checkProtocol(schemaOf(body));
  const request = check(RowsRequest, body);
  const who = deviceOf(c, request.device);
  return snapshots.run(async () => {
    const sealed = await rows(db, who, request, config.pages?.bytes);
    return sendJson(c.req.raw, await openSealed(db, readingOf(who, 'rows', clock.now()), sealed));
  });
}

async function answerPoke(around: Around, c: Context<Env>): Promise<Response> {
  const { db, pokes, live, switchboard } = around;
  const { untilAt, agentId } = deviceOf(c);
  const { v } = await db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
  const viewers = await standing(around, live, agentId);
  // Read at the moment from which on the stream hears by itself: nothing is missed in between.
  const contacts = (await switchboard.standing(agentId)).map(contactWordOf);
  const relief = switchboard.reliefs.of(agentId);
  const first = [...viewers, ...contacts, ...(relief ? [reliefWordOf(relief)] : [])];
  return sendStream(pokes.stream(v, untilAt, { agentId, first }));
}

async function takeShow(around: Around, c: Context<Env>): Promise<Response> {
  const request = check(ShowRequest, await readJson(c.req.raw, MAX_SHOW_BYTES));
  await show(around, deviceOf(c, request.device), request);
  return sendJson(c.req.raw, {});
}

async function storeFile({ db, clock }: Around, c: Context<Env>): Promise<Response> {
  const sha256 = check(Sha256, c.req.param('sha256'));
  const bytes = await readBytes(c.req.raw, MAX_FILE_BYTES);
  await takeUpload(db, { sha256, bytes, agentId: c.get('principal').agentId, at: clock.now() });
  return new Response(null, { status: 204 });
}

async function sendFile({ db }: Around, c: Context<Env>): Promise<Response> {
  const sha256 = check(Sha256, c.req.param('sha256'));
  const bytes = await getBlob(db, c.get('principal'), sha256);
  // Bytes from outside: never shown by a browser as a page of this hub.
  const headers = { 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' };
  return sendPacked(bytes, { encoding: 'identity', type: 'application/octet-stream', headers });
}
