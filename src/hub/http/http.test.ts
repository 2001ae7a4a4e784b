import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { teamContract } from '#shared/contract/team/index.ts';
import { PullReply } from '#shared/contract/team/sync.ts';
import { MAX_BODY } from '#shared/domain/message.ts';
import { mayDo, RIGHTS, ROLES, type Right } from '#shared/domain/role.ts';
import { hashToken } from '#hub/auth/access-token.ts';
import { createHub } from '#hub/http/create-hub.ts';
import { pinoLog } from '#hub/kernel/pino-log.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { GUARDS } from '#hub/http/guards.ts';
import { addMessage } from '#testkit/hub/suite/mutations.ts';
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { PASSWORD, startTestHub, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';

const SERVICE_TOKEN = 'service-token-of-the-test';
const HANDLES = { agent: 'ann', lead: 'lea', trainee: 'tia', admin: 'ada' } as const;

let hub: TestHub;
let ann: TestDevice;
let ada: TestDevice;
beforeAll(async () => {
  hub = await startTestHub({ config: { serviceTokenHash: hashToken(SERVICE_TOKEN) } });
  [ann, ada] = [await hub.signIn('ann'), await hub.signIn('ada')];
});
afterAll(() => hub?.close());

const audit = () => hub.store.db.selectFrom('audit').selectAll().orderBy('id').execute();

/** Contract calls by name, with method and path, found by walking the contract itself. */
function calls(node: unknown = teamContract, path: string[] = []): { name: string; method: string; path: string }[] {
  const definition = (node as { '~orpc'?: { route?: { method?: string; path?: string } } })['~orpc'];
  if (definition) {
    const { method = 'POST', path: url = '' } = definition.route ?? {};
    return [{ name: path.join('.'), method, path: `/api/v1${url}` }];
  }
  return Object.entries(node as object).flatMap(([key, inner]) => calls(inner, [...path, key]));
}

const plain = () => hub.hub.routes.filter(({ method, path }) => method !== 'ALL' && path !== '/*');
const everyRoute = () => [
  ...plain().map(({ method, path }) => ({ name: `${method} ${path}`, method, path })),
  ...calls(),
];

describe('rights', { timeout: 180_000 }, () => {
  test('every registered route stands in the table, and nothing else does', () => {
    const names = everyRoute().map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(GUARDS).toSorted());
    expect(hub.hub.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path)).toEqual([
      '/*',
      '/api/v1/*',
    ]);
  });

  test('every guarded route refuses a stranger, and every role that lacks its right', async () => {
    for (const { name, method, path } of everyRoute()) {
      const right: Right | 'open' | 'channel' = GUARDS[name as keyof typeof GUARDS];
      const url = path
        .replace(':sha256', 'a'.repeat(64))
        .replace('{customerId}', 'nobody')
        .replace(':token', 'not-a-token');
      const init = method === 'GET' ? { method } : { method, body: '{}' };
      const stranger = await hub.fetch(url, { ...init, headers: { 'content-type': 'application/json' } });
      if (right === 'open') expect([name, stranger.status]).not.toEqual([name, 401]);
      else expect([name, stranger.status]).toEqual([name, 401]);
      if (right === 'open' || right === 'channel') continue;
      for (const role of ROLES.filter((one) => !mayDo(one, right))) {
        const device = await hub.signIn(HANDLES[role]);
        expect([name, role, (await device.call(url, init)).status]).toEqual([name, role, 403]);
      }
    }
  });

  test('every right that a route names is in the table of rights', () => {
    const named = Object.values(GUARDS).filter((right) => right !== 'open' && right !== 'channel');
    expect(named.filter((right) => !Object.hasOwn(RIGHTS, right))).toEqual([]);
  });

  test('the service token may import, is not a device, and counts from this machine only', async () => {
    const headers = { authorization: `Bearer ${SERVICE_TOKEN}`, 'content-type': 'application/json' };
    const pull = await hub.fetch('/sync/v1/pull', { method: 'POST', headers, body: JSON.stringify(ann.pullRequest()) });
    expect(pull.status).toBe(403);
    const list = await hub.fetch('/api/v1/audit', { headers });
    expect(list.status).toBe(200);
    const from = async (address: string) =>
      (await hub.hub.fetch(new Request('http://hub.test/api/v1/audit', { headers }), address)).status;
    expect([await from('127.0.0.1'), await from('::1'), await from('::ffff:127.0.0.1')]).toEqual([200, 200, 200]);
    expect([await from('192.0.2.7'), await from('::ffff:192.0.2.7'), await from('unknown')]).toEqual([401, 401, 401]);
    const wrong = await hub.fetch('/api/v1/audit', { headers: { authorization: 'Bearer service-token-of-the-tesu' } });
    expect(wrong.status).toBe(401);
  });
});

const signInInit = () => ({
  method: 'POST',
  body: JSON.stringify({ handle: 'ann', password: PASSWORD, deviceId: randomUUID(), deviceName: 'desk' }),
});
const pullInit = () => ({ method: 'POST', body: JSON.stringify(ann.pullRequest({ live: ['dir', 'q:billing'] })) });
const strip = (json: string) => ({ ...PullReply.parse(JSON.parse(json)), req: '' });

describe('the door', () => {
  test('input that does not fit is refused with its place', async () => {
    const request = { ...ann.pullRequest(), live: ['dir', 'not a part'] };
    expect(await ann.post('/sync/v1/pull', request)).toEqual({
      status: 400,
      body: { code: 'invalid', detail: 'live.1' },
    });
    expect((await ann.call('/sync/v1/pull', { method: 'POST', body: '{"a":' })).status).toBe(400);
    expect((await ann.call(`/sync/v1/snapshot?part=dir&schema=${PROTOCOL_VERSION}&after=x`)).status).toBe(400);
    expect((await ann.call(`/sync/v1/snapshot?schema=${PROTOCOL_VERSION}`)).status).toBe(400);
    const signIn = await hub.fetch('/api/v1/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"handle":1}',
    });
    expect(signIn.status).toBe(400);
  });

  test('text that no database can keep is refused at the door, with its place', async () => {
    for (const bad of ['a\u0000', 'a\uD83D']) {
      const handle = { handle: bad, password: 'x', deviceId: randomUUID(), deviceName: 'x' };
      const signIn = await hub.fetch('/api/v1/auth/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(handle),
      });
      expect([signIn.status, await signIn.json()]).toMatchObject([400, { message: 'invalid: handle' }]);
      const pull = await ann.post('/sync/v1/pull', { ...ann.pullRequest(), epoch: bad });
      expect(pull).toEqual({ status: 400, body: { code: 'invalid', detail: 'epoch' } });
    }
    for (const path of [
      `/sync/v1/snapshot?part=dir&schema=${PROTOCOL_VERSION}&after=x/%00`,
      '/api/v1/audit?customerId=%00',
      '/api/v1/customers/%00',
    ]) {
      expect([path, (await ada.call(path)).status]).toEqual([path, 400]);
    }
  });

  test('a desk of another protocol hears so, even when its words make no sense here', async () => {
    const pull = await ann.post('/sync/v1/pull', { schema: PROTOCOL_VERSION + 1, somethingNew: true });
    expect(pull).toEqual({
      status: 426,
      body: { code: 'incompatible', detail: `${MIN_PROTOCOL_VERSION}-${PROTOCOL_VERSION}` },
    });
    expect((await ann.pushRaw({ schema: 0 })).status).toBe(426);
    expect((await ann.call('/sync/v1/snapshot?part=dir&schema=99')).status).toBe(426);
  });

  test('a protocol that is no number is refused like any other wrong word', async () => {
    for (const schema of [{ toString: 1 }, { valueOf: null, toString: 'x' }, [], [[3]], null, true]) {
      const pull = await ann.post('/sync/v1/pull', { ...ann.pullRequest(), schema });
      expect(pull).toEqual({ status: 400, body: { code: 'invalid', detail: 'schema' } });
    }
    const nested = `{"schema":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect((await ann.call('/sync/v1/pull', { method: 'POST', body: nested })).status).toBe(400);
  });

  test('a page is given from any place, also one whose name no header can hold as it is', async () => {
    for (const after of ['zzz/字', 'zzz/\uFFFD', 'zzz/\u007f', 'zzz/😀']) {
      const page = await ann.snapshot('dir', after);
      expect([page.status, page.head]).toMatchObject([200, { after, done: true }]);
      const answer = await ann.call(
        `/sync/v1/snapshot?part=dir&schema=${PROTOCOL_VERSION}&after=${encodeURIComponent(after)}`,
      );
      expect(answer.headers.get('x-sync')).toMatch(/^[ -~]+$/);
    }
  });

  test('a body that is too large is refused, also when it does not say how large it is', async () => {
    const large = 'x'.repeat(2305 * 1024);
    expect((await ann.call('/sync/v1/push', { method: 'POST', body: large })).status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(large));
        controller.close();
      },
    });
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    expect((await ann.call('/sync/v1/push', init)).status).toBe(413);
    const call = { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) };
    expect((await ada.call('/api/v1/conversations/import', call)).status).toBe(413);
  });

  test('a push that a desk fills to the brim, or that holds the longest message there is, is never too large', async () => {
    const { ticket } = await hub.addTicket();
    const note = (body: string) => addMessage(ticket.id, body);
    const brim = [note('字'.repeat(64_000)), note('a'.repeat(64_000)), note('b'.repeat(6000))];
    const file = { id: 'f', name: '\u001b'.repeat(255), mime: '\u001b'.repeat(127), bytes: 1, sha256: 'a'.repeat(64) };
    const longest = note('\u001b'.repeat(MAX_BODY)) as { message: Record<string, unknown> };
    longest.message['attachments'] = Array.from({ length: 20 }, () => file);
    expect((await ann.push(brim)).status).toBe(200);
    expect((await ann.push([longest as never, ...brim])).status).toBe(200);
  });

  test('more at once than it can bear is told when to come back', async () => {
    const { store, clock } = hub;
    const config = { name: 'busy', version: '0', demoAccounts: [], maxPulls: 0, maxSnapshots: 0, maxSignIns: 0 };
    const busy = await createHub({ store, clock, log: silentLog, config });
    const headers = { authorization: `Bearer ${ann.session.accessToken}` };
    for (const [path, init] of [
      ['/sync/v1/pull', pullInit()],
      [`/sync/v1/snapshot?part=dir&schema=${PROTOCOL_VERSION}`, {}],
      ['/api/v1/auth/sign-in', signInInit()],
    ] as const) {
      const request = new Request(`http://hub.test${path}`, {
        headers: { ...headers, 'content-type': 'application/json' },
        ...init,
      });
      const answer = await busy.fetch(request);
      expect([answer.status, await answer.json()]).toEqual([429, { code: 'busy' }]);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    await busy.close();
    const tries = await store.db.selectFrom('throttle').select('fails').execute();
    expect(tries).toEqual([{ fails: 0 }]);
  });

  test('answers are packed as the caller likes them, and never kept by anything in between', async () => {
    const plainText = await (await ann.call('/sync/v1/pull', pullInit())).text();
    for (const [accept, unpack] of [
      ['gzip', gunzipSync],
      ['zstd, gzip', zstdDecompressSync],
    ] as const) {
      const answer = await ann.call('/sync/v1/pull', { ...pullInit(), headers: { 'accept-encoding': accept } });
      expect(answer.headers.get('content-encoding')).toBe(accept.split(',')[0]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const text = unpack(Buffer.from(await answer.arrayBuffer())).toString();
      expect(strip(text)).toEqual(strip(plainText));
    }
    const query = `/sync/v1/snapshot?part=q:billing&schema=${PROTOCOL_VERSION}`;
    const page = await ann.call(query, { headers: { 'accept-encoding': 'zstd' } });
    const unpacked = zstdDecompressSync(Buffer.from(await page.arrayBuffer())).toString();
    expect(unpacked).toBe(await (await ann.call(query)).text());
  });

  test('a fault tells the caller a reference and nothing else, and the log the same reference', async () => {
    const lines: string[] = [];
    const log = pinoLog('debug', { write: (line: string) => void lines.push(line) });
    const { store, clock } = hub;
    const config = { name: 'faulty', version: '0', demoAccounts: [] };
    const faulty = await createHub({ store, clock, log, config });
    await sql`alter table scope rename to scope_gone`.execute(store.db);
    const headers = { authorization: `Bearer ${ann.session.accessToken}` };
    const ask = (path: string, init = {}) => faulty.fetch(new Request(`http://hub.test${path}`, { ...init, headers }));
    const pulled = (await (await ask('/sync/v1/pull', pullInit())).json()) as { code: string; detail: string };
    const called = await ask('/api/v1/customers/nobody');
    const { data } = (await called.json()) as { data: { reference: string } };
    await sql`alter table scope_gone rename to scope`.execute(store.db);
    await faulty.close();
    expect([pulled.code, called.status]).toEqual(['fault', 500]);
    const faults = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ event }) => event === 'fault');
    expect(faults.map(({ reference }) => reference)).toEqual([pulled.detail, data.reference]);
    expect(pulled.detail).toMatch(/^[0-9A-F]{8}$/);
    expect(lines.join('')).not.toContain(ann.session.accessToken);
  });

  test('unknown paths are not found, in words of the contract', async () => {
    const answer = await hub.fetch('/sync/v1/nothing');
    expect([answer.status, await answer.json()]).toEqual([404, { code: 'not-found' }]);
  });

  test('health and readiness answer without a sign-in', async () => {
    expect((await hub.fetch('/healthz')).status).toBe(200);
    expect(await (await hub.fetch('/readyz')).json()).toEqual({ status: 'ok', database: 'pglite' });
  });
});

describe('its own description', () => {
  test('one document names every route but the ones that watch over the hub', async () => {
    const document = (await (await hub.fetch('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = everyRoute()
      .filter(({ path }) => !['/healthz', '/readyz', '/api/v1/docs', '/api/v1/openapi.json'].includes(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.toSorted()).toEqual(expected.toSorted());
  });

  test('the page needs nothing from anywhere', async () => {
    const answer = await hub.fetch('/api/v1/docs');
    const html = await answer.text();
    expect(html).toContain('/sync/v1/pull');
    expect(html).not.toMatch(/<script|src=|@import|https?:\/\/(?!json-schema\.org)/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('customers', () => {
  test('one customer can be read by who holds one of their tickets, and leaves an audit entry', async () => {
    const { customer } = await hub.addTicket();
    const answer = await ann.call(`/api/v1/customers/${customer.id}`);
    expect(await answer.json()).toEqual(customer);
    const entry = {
      subjectId: null,
      agentId: 'agent-ann',
      deviceId: ann.id,
      action: 'customer.get',
      customerId: customer.id,
      rows: 1,
    };
    const list = await ada.call(`/api/v1/audit?customerId=${customer.id}`);
    expect(await list.json()).toEqual({ entries: [{ at: hub.clock.now(), ...entry }] });
  });

  test('a customer of another queue is refused, an unknown one not found', async () => {
    const { customer } = await hub.addTicket({ queueId: 'tech' as never });
    expect((await ann.call(`/api/v1/customers/${customer.id}`)).status).toBe(403);
    expect((await ann.call('/api/v1/customers/nobody')).status).toBe(404);
  });

  test('pull and snapshot leave entries that count the customers', async () => {
    const before = (await audit()).length;
    const { body } = await ann.pull({ live: ['q:billing'] });
    const page = await ann.snapshot('q:billing');
    await ann.snapshot('q:billing');
    const customers = new Set(body.rows.flatMap((row) => (row[2] === 'customer' && row[4] === 1 ? [row[3]] : [])));
    expect(customers.size).toBeGreaterThan(1);
    expect(page.rows.filter(([tbl]) => tbl === 'customer').length).toBe(customers.size);
    const entries = (await audit()).slice(before);
    expect(entries.map(({ agent, device, action, rows }) => [agent, device, action, rows])).toEqual([
      ['agent-ann', ann.id, 'pull', customers.size],
      ['agent-ann', ann.id, 'snapshot', customers.size],
      ['agent-ann', ann.id, 'snapshot', customers.size],
    ]);
  });

  test('whoever received a customer among many is found by that customer', async () => {
    const lea = await hub.signIn('lea');
    const before = (await lea.pull()).body.to;
    const [first, second] = [await hub.addTicket(), await hub.addTicket()];
    await lea.pull({ cursor: before, live: ['q:billing'] });
    await lea.snapshot('q:billing');
    for (const { customer } of [first, second]) {
      const answer = await ada.call(`/api/v1/audit?customerId=${customer.id}`);
      const { entries } = (await answer.json()) as { entries: { action: string; deviceId: string; rows: number }[] };
      expect(entries.map(({ action, deviceId }) => [action, deviceId])).toEqual([
        ['snapshot', lea.id],
        ['pull', lea.id],
      ]);
      expect(entries[1]?.rows).toBe(2);
    }
  });

  test('no way out of the hub shows a customer when the audit entry cannot be written', async () => {
    const { customer } = await hub.addTicket();
    await sql`alter table audit rename to audit_gone`.execute(hub.store.db);
    const ways = [
      await ann.call(`/api/v1/customers/${customer.id}`),
      await ann.call('/sync/v1/pull', {
        method: 'POST',
        body: JSON.stringify(ann.pullRequest({ live: ['q:billing'] })),
      }),
      await ann.call(`/sync/v1/snapshot?part=q:billing&schema=${PROTOCOL_VERSION}`),
    ];
    const texts = await Promise.all(ways.map((way) => way.text()));
    await sql`alter table audit_gone rename to audit`.execute(hub.store.db);
    expect(ways.map(({ status }) => status)).toEqual([500, 500, 500]);
    for (const text of texts) expect(text).not.toContain(customer.name);
  });
});

describe('files', { timeout: 180_000 }, () => {
  const bytes = randomBytes(70_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const attach = (ticketId: string, messageId: string, id = `file-${randomUUID()}`) =>
    hub.write([
      {
        tbl: 'attachment',
        id,
        data: { id, ticketId, messageId, name: 'a.png', mime: 'image/png', bytes: bytes.byteLength, sha256 } as never,
      },
    ]);

  test('bytes that are not what they are called are refused', async () => {
    const answer = await ann.call(`/files/v1/${'0'.repeat(64)}`, { method: 'PUT', body: bytes });
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'invalid', detail: 'sha256' }]);
    expect((await ann.call('/files/v1/nonsense', { method: 'PUT', body: bytes })).status).toBe(400);
  });

  test('a file larger than 20 MiB is refused', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024 + 1);
    expect((await ann.call(`/files/v1/${sha256}`, { method: 'PUT', body: large })).status).toBe(413);
  });

  test('a file comes back to who holds an attachment that names it, and to nobody else', async () => {
    expect((await ann.call(`/files/v1/${sha256}`, { method: 'PUT', body: bytes })).status).toBe(204);
    expect((await ann.call(`/files/v1/${sha256}`, { method: 'PUT', body: bytes })).status).toBe(204);
    expect((await ann.call(`/files/v1/${sha256}`)).status).toBe(404);
    const foreign = await hub.addTicket({ queueId: 'tech' as never });
    await attach(foreign.ticket.id, foreign.message.id);
    expect((await ann.call(`/files/v1/${sha256}`)).status).toBe(403);
    const own = await hub.addTicket();
    await attach(own.ticket.id, own.message.id);
    const answer = await ann.call(`/files/v1/${sha256}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe('attachment');
  });

  test('the largest file allowed goes in and out', async () => {
    const large = randomBytes(20 * 1024 * 1024);
    const name = createHash('sha256').update(large).digest('hex');
    expect((await ann.call(`/files/v1/${name}`, { method: 'PUT', body: large })).status).toBe(204);
    const { ticket, message } = await hub.addTicket();
    const data = { id: name, ticketId: ticket.id, messageId: message.id, name: 'b', mime: '', bytes: 1, sha256: name };
    await hub.write([{ tbl: 'attachment', id: name, data: data as never }]);
    const answer = await ann.call(`/files/v1/${name}`);
    expect(
      createHash('sha256')
        .update(Buffer.from(await answer.arrayBuffer()))
        .digest('hex'),
    ).toBe(name);
  });
});
