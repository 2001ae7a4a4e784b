import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { Agent, createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CallEvent } from '#shared/domain/call-event.ts';
import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { Telephony } from './telephony.node.ts';

type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly agent?: Agent;
};
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

let folder: string;
let clock: FakeClock;
let door: Telephony;
let heard: CallEvent[];
let answer: { taken: boolean; reject: 'busy' | null };
let shed: number[];
const logged: string[] = [];
const log = {
  info: () => {},
  warn: (event: string) => void logged.push(event),
  error: (event: string) => void logged.push(event),
};
const ear = {
  hear: (event: unknown) => {
    heard.push(CallEvent.parse(event));
    return answer;
  },
  shed: (count: number) => void shed.push(count),
};

const build = (port: number | 'off' | null = 0) => new Telephony({ dataDir: folder, port, clock, log });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-telephony-'));
  clock = fakeClock();
  [heard, shed, answer] = [[], [], { taken: true, reject: null }];
  logged.length = 0;
  door = build();
  await door.open(ear);
});
afterEach(async () => {
  await door.close();
  await rm(folder, { recursive: true });
});

/** A request as it stands: `fetch` writes Host and Origin by itself. */
function ask(target: string, { method = 'POST', headers = {}, body, agent }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(door.address() ?? '');
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path: target, method, headers, agent: agent ?? false },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Whether anybody listens there. */
const knock = (host: string, port: number): Promise<boolean> =>
  new Promise((known) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      known(isOpen);
    };
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout'] as const) socket.once(event, () => end(false));
  });

const path = () => new URL(door.address() ?? '').pathname;
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const RING = {
  event: 'newCall',
  direction: 'in',
  from: '+8613800138000',
  to: '+861065529988',
  callId: 'c1',
  user: ['linxiao'],
};
const ring = (more: object = {}, asked: Asked = {}) =>
  ask(path(), { headers: { ...JSON_TYPE, ...asked.headers }, body: JSON.stringify({ ...RING, ...more }), ...asked });
const HEARD = { callId: 'c1', type: 'ring', direction: 'in', address: '+8613800138000', line: '+861065529988' };

describe('what an exchange says', () => {
  test('is heard as JSON, as a form of either kind, and where it names no type', async () => {
    const form = new URLSearchParams([
      ...Object.entries({ ...RING, user: 'linxiao' }),
      ['user[]', 'chenmo'],
    ]).toString();
    const boundary = 'b0';
    const multipart = Object.entries({ ...RING, user: 'linxiao' })
      .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('');
    const answers = [
      await ring(),
      await ask(path(), { headers: FORM_TYPE, body: form }),
      await ask(path(), {
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: `${multipart}--${boundary}--\r\n`,
      }),
      await ask(path(), { body: JSON.stringify(RING) }),
      await ask(`${path()}/`, { body: form }),
    ];
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`))).toEqual(new Set(['200 {}']));
    const users = [['linxiao'], ['linxiao', 'chenmo'], ['linxiao'], ['linxiao'], ['linxiao', 'chenmo']];
    expect(heard).toMatchObject(users.map((names) => ({ ...HEARD, at: clock.now(), users: names })));
  });

  test('of what is said in a call is heard as its line', async () => {
    await ring({ event: 'line', speaker: 'customer', text: '我已经第五次打电话了' });
    expect(heard).toMatchObject([{ callId: 'c1', type: 'line', speaker: 'customer', text: '我已经第五次打电话了' }]);
  });

  test('is answered as sipgate wants it, so that it goes on telling', async () => {
    const body = new URLSearchParams({ ...RING, user: 'x', xcid: '1', origCallId: 'c1' }).toString();
    const followed = await ask(path(), { headers: FORM_TYPE, body });
    expect(followed.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(followed.body).toContain(`<Response onAnswer="${door.address()}" onHangup="${door.address()}"/>`);
    answer = { taken: true, reject: 'busy' };
    expect((await ask(path(), { headers: FORM_TYPE, body })).body).toContain('<Reject reason="busy"/>');
  });

  test('of somebody who is blocked is answered with busy', async () => {
    answer = { taken: true, reject: 'busy' };
    expect(JSON.parse((await ring()).body)).toEqual({ action: 'reject', reason: 'busy' });
  });

  test('is opened by a softphone as an address, and its person reads a line', async () => {
    const opened = `${path()}/pop?from=%2B8613800138000&name=${encodeURIComponent('李 <b>娜</b>\u202e')}&callId=c1`;
    const page = await ask(opened, { method: 'GET', headers: { accept: 'text/html', 'sec-fetch-site': 'none' } });
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(page.body).toContain('The call is on your desk');
    expect((await ask(`${path()}/pop?from=13800138000`, { method: 'GET' })).body).toBe('{}');
    expect(heard).toMatchObject([
      { callId: 'c1', type: 'ring', address: '+8613800138000', name: '李 <b>娜</b>' },
      { type: 'ring', address: '13800138000' },
    ]);
  });

  test('while nobody is signed in is refused with a sentence', async () => {
    answer = { taken: false, reject: null };
    const refused = await ring();
    expect(refused.status).toBe(503);
    expect(JSON.parse(refused.body)).toMatchObject({ error: 'signed-out', message: expect.stringContaining('Nobody') });
  });
});

describe('what is refused, and heard by nobody', () => {
  test('has no token, or another', async () => {
    const other = path().replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const target of [
      '/telephony/v1',
      '/telephony/v1/',
      '/telephony/v1//pop',
      '/telephony/v1/x',
      `${path()}A`,
      other,
    ]) {
      expect([target, (await ask(target, { body: '{}' })).status]).toEqual([target, 401]);
    }
    for (const target of ['/', '/telephony/v2/x', `${path()}/pop/x`, `${path()}/hang`, '//x']) {
      expect([target, (await ask(target, { body: '{}' })).status]).toEqual([target, 404]);
    }
    expect(heard).toEqual([]);
  });

  test('comes from a web page, whether it says so by Origin or by what fetches it', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: new URL(door.address() ?? '').origin },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-origin' },
    ]) {
      expect((await ring({}, { headers: { ...JSON_TYPE, ...headers } })).status).toBe(403);
      expect((await ask(`${path()}/pop?from=1`, { method: 'GET', headers })).status).toBe(403);
    }
    expect(heard).toEqual([]);
  });

  test('was sent to another name', async () => {
    const { port } = new URL(door.address() ?? '');
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', `x@127.0.0.1:${port}`]) {
      expect((await ring({}, { headers: { ...JSON_TYPE, host } })).status).toBe(421);
    }
    expect(heard).toEqual([]);
  });

  test('is larger than an event, however it says its size', async () => {
    const body = JSON.stringify({ ...RING, name: 'x'.repeat(1_000_000) });
    const told = await ask(path(), { headers: { ...JSON_TYPE, 'content-length': String(body.length) }, body });
    const untold = await ask(path(), { headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' }, body });
    expect([told.status, untold.status]).toEqual([413, 413]);
    expect(heard).toEqual([]);
  });

  test('does not fit, with its place', async () => {
    const places = [
      [{ event: 'ringring' }, 'event'],
      [{ direction: 'sideways' }, 'direction'],
      [{ callId: '' }, 'callId'],
      [{ callId: 'x'.repeat(201) }, 'callId'],
      [{ event: 'line', text: 'x' }, 'speaker'],
      [{ from: { a: 1 } }, 'from'],
    ] as const;
    for (const [more, place] of places) {
      const refused = await ring(more);
      expect([refused.status, JSON.parse(refused.body)]).toMatchObject([422, { error: 'unreadable', place }]);
    }
    for (const body of ['{', '[]', '"x"']) {
      expect(JSON.parse((await ask(path(), { headers: JSON_TYPE, body })).body)).toMatchObject({ place: 'body' });
    }
    const torn = { headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: '--b\r\nno end' };
    expect(JSON.parse((await ask(path(), torn)).body)).toMatchObject({ place: 'body' });
    expect(JSON.parse((await ask(`${path()}/pop`, { method: 'GET' })).body)).toMatchObject({ place: 'from' });
    expect(heard).toEqual([]);
  });

  test('comes by another method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      expect((await ask(path(), { method })).status).toBe(405);
    }
    expect(await ask(`${path()}/pop?from=1`, { body: '{}' })).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    expect(heard).toEqual([]);
  });
});

test('of ten thousand rings a second those a person could not see are left out, counted and told once', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const statuses = new Map<number, number>();
  for (let sent = 0; sent < 800; sent += 8) {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ring({}, { agent })));
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(statuses).toEqual(new Map([[200, 200], [429, 600]])); // prettier-ignore
  expect(heard).toHaveLength(200);
  expect(shed).toEqual([]);
  await clock.advance(1000);
  expect(shed).toEqual([600]);
  expect(logged).toEqual(['telephony.shed']);
  expect((await ring({}, { agent })).status).toBe(200);
  agent.destroy();
});

test('an event the desk fails at is answered, and the next one is heard', async () => {
  const failing = { ...ear, hear: () => { throw new Error('boom'); } }; // prettier-ignore
  await door.close();
  await door.open(failing);
  expect((await ring()).status).toBe(500);
  expect(logged).toEqual(['telephony.fault']);
});

describe('the address', () => {
  test('stays the same from start to start, in a file of its owner', async () => {
    const file = join(folder, 'telephony.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ url: door.address() });
    const before = path();
    await door.close();
    expect(door.address()).toBeNull();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ url: null });
    door = build();
    await door.open(ear);
    expect(path()).toBe(before);
  });

  test('is heard on this computer alone, whatever other address that has', async () => {
    const { port } = new URL(door.address() ?? '');
    const outside = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal }) => !internal),
    );
    for (const { address, scopeid } of outside) {
      const host = scopeid ? `${address}%${scopeid}` : address;
      expect([host, await knock(host, Number(port))]).toEqual([host, false]);
    }
    expect(await knock('127.0.0.1', Number(port))).toBe(true);
  });

  test('has another token when one is asked for, and the old one opens nothing', async () => {
    const before = path();
    await door.renew();
    expect((await ask(before, { body: JSON.stringify(RING) })).status).toBe(401);
    expect((await ring()).status).toBe(200);
  });

  test('is made anew where its file is broken', async () => {
    for (const text of ['', '{', '{"token":"short","url":null}', '[]']) {
      await writeFile(join(folder, 'telephony.json'), text);
      const next = build();
      await next.open(ear);
      expect(new URL(next.address() ?? '').pathname).toMatch(/^\/telephony\/v1\/[\w-]{32}$/);
      await next.close();
    }
  });

  test('has another port where the chosen one is taken, and keeps it', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as AddressInfo;
    const second = build(port);
    await second.open(ear);
    expect(new URL(second.address() ?? '')).toMatchObject({ hostname: '127.0.0.1' });
    const other = new URL(second.address() ?? '').port;
    expect(Number(other)).not.toBe(port);
    await second.close();
    taken.close();
    const next = build(null);
    await next.open(ear);
    expect(new URL(next.address() ?? '').port).toBe(other);
    await next.close();
  });

  test('is none where the door is off', async () => {
    const closed = build('off');
    await closed.open(ear);
    expect(closed.address()).toBeNull();
    await closed.close();
  });
});
