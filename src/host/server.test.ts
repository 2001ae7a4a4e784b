import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { MAX_MESSAGE } from '#shared/link/wire.ts';
import { Probe, probeRouter } from '#testkit/contract-suite/router.ts';
import { Admission, LINK_LIFE_MS } from './admission.ts';
import { Sentence } from './sentence.ts';
import { startServer, type DeskServer } from './server.ts';

type Asked = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> };
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

let now: number;
let folder: string;
let admission: Admission;
let server: DeskServer;
let links: string[];
const logged: string[] = [];
const ports = {
  newReference: () => 'ref',
  log: { warn: (event: string) => void logged.push(event), error: (event: string) => void logged.push(event) },
};

beforeEach(async () => {
  now = 1_000_000;
  links = [];
  logged.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'attune-host-'));
  await mkdir(join(folder, 'screen', 'assets'), { recursive: true });
  await writeFile(join(folder, 'screen', 'index.html'), '<p>inner room</p>');
  await writeFile(join(folder, 'screen', 'assets', 'a-1.js'), 'let a');
  await writeFile(join(folder, 'desk.key'), 'secret');
  await writeFile(join(folder, 'secret.js'), 'secret');
  admission = new Admission({ deskId: 'abc', now: () => now });
  server = await start(admission);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const start = (who: Admission, port = 0) =>
  startServer({
    router: probeRouter(new Probe()),
    admission: who,
    screenDir: join(folder, 'screen'),
    port,
    ports,
    onLink: async (url) => void links.push(url),
  });

/** A request as it stands: `fetch` would tidy up the path and the Host header first. */
function ask(path: string, { method = 'GET', headers = {} }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (body += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

const pathOf = (url: string) => url.slice(server.origin.length);
const cookieOf = (answer: Answer) => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const admitted = async () => cookieOf(await ask(pathOf(await server.newLink())));

/** `open`, or the status the upgrade was refused with. */
function knock(options: {
  headers?: Record<string, string>;
  origin?: string;
  path?: string;
}): Promise<number | 'open'> {
  const { path = '/rpc', ...rest } = options;
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, rest);
  return new Promise((settle) => {
    socket.on('open', () => {
      socket.terminate();
      settle('open');
    });
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      settle(response.statusCode ?? 0);
    });
    socket.on('error', () => {});
  });
}

const openSocket = async (cookie?: string): Promise<WebSocket> => {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/rpc`, {
    headers: { cookie: cookie ?? (await admitted()) },
    origin: server.origin,
  });
  await new Promise((opened) => socket.once('open', opened));
  return socket;
};
const frame = (text: string, id = '1') => JSON.stringify({ i: id, p: { u: '/probe/echo', b: { json: { text } } } });
const echo = (socket: WebSocket, id: string, text: string) => socket.send(frame(text, id));
const heard = (socket: WebSocket) =>
  new Promise<string>((hear) => socket.once('message', (data) => hear((data as Buffer).toString())));

describe('a link', () => {
  test('becomes a cookie no script and no other site can use, and then the desk', async () => {
    const answer = await ask(pathOf(await server.newLink()));
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^attune-abc=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.body).toContain('http-equiv="refresh" content="0; url=/"');
    expect(await ask('/', { headers: { cookie: cookieOf(answer) } })).toMatchObject({
      status: 200,
      body: '<p>inner room</p>',
    });
  });

  test('opens the desk at once for a person, and through a step of its own for a page of another site', async () => {
    for (const site of ['none', 'same-origin']) {
      const answer = await ask(pathOf(await server.newLink()), { headers: { 'sec-fetch-site': site } });
      expect(answer).toMatchObject({ status: 200, body: '<p>inner room</p>' });
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'set-cookie': [expect.anything()] });
    }
    const sent = await ask(pathOf(await server.newLink()), { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(sent.body).toContain('http-equiv="refresh"');
    const stranger = await ask('/enter?link=gone', { headers: { 'sec-fetch-site': 'none' } });
    expect(stranger.status).toBe(401);
  });

  test('works once', async () => {
    const path = pathOf(await server.newLink());
    await ask(path);
    const again = await ask(path);
    expect(again.status).toBe(401);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('npm run link');
    expect(again.body).toContain('这个链接已用过');
  });

  test('works up to its sixtieth second and not from then on', async () => {
    const late = pathOf(await server.newLink());
    now += LINK_LIFE_MS;
    expect((await ask(late)).status).toBe(401);
    const inTime = pathOf(await server.newLink());
    now += LINK_LIFE_MS - 1;
    expect((await ask(inTime)).status).toBe(200);
  });

  test('ends when a newer one is made', async () => {
    const older = pathOf(await server.newLink());
    const newer = pathOf(await server.newLink());
    expect((await ask(older)).status).toBe(401);
    expect((await ask(newer)).status).toBe(200);
  });

  test('is not used up by a HEAD request, a wrong one, or an empty one', async () => {
    const path = pathOf(await server.newLink());
    expect((await ask(path, { method: 'HEAD' })).status).toBe(401);
    expect((await ask(`${path}x`)).status).toBe(401);
    expect((await ask('/enter')).status).toBe(401);
    expect((await ask(path)).status).toBe(200);
  });

  test('leads a browser that is already in to its desk, however old', async () => {
    const cookie = await admitted();
    const answer = await ask('/enter?link=gone', { headers: { cookie } });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('refresh') as string });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('a page without admission', () => {
  test('sees nothing but how to get in', async () => {
    for (const path of ['/', '/assets/a-1.js', '/nothing']) {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('This link was used');
      expect(answer.body).not.toContain('inner room');
    }
  });

  test('is not let in by the cookie of another desk, of an earlier run, or of the wrong name', async () => {
    const mine = await admitted();
    const value = mine.slice(mine.indexOf('=') + 1);
    const other = new Admission({ deskId: 'other', now: () => now });
    const earlier = new Admission({ deskId: 'abc', now: () => now });
    const foreign = [other, earlier].map((one) => one.enter(one.newLinkToken())?.split(';')[0] ?? '');
    for (const cookie of [...foreign, `attune-other=${value}`, `xattune-abc=${value}`, 'attune-abc=', 'attune-abc']) {
      expect((await ask('/', { headers: { cookie } })).status).toBe(401);
      expect(await knock({ headers: { cookie }, origin: server.origin })).toBe(401);
    }
    expect((await ask('/', { headers: { cookie: `a=b; ${foreign[0]}; ${mine}` } })).status).toBe(200);
  });
});

describe('a request', () => {
  test('that was sent to another name is not answered, so that no site can make its own name point here', async () => {
    const cookie = await admitted();
    for (const host of [
      'evil.example',
      'localhost',
      '127.0.0.1',
      `127.0.0.1:1`,
      `evil.example@${server.origin.slice(7)}`,
    ]) {
      expect((await ask('/', { headers: { cookie, host } })).status).toBe(421);
      expect((await ask('/enter', { headers: { host } })).status).toBe(421);
      expect(await knock({ headers: { cookie, host }, origin: server.origin })).toBe(421);
    }
  });

  test('from a page of another site is refused', async () => {
    const cookie = await admitted();
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      server.origin.replace('http', 'https'),
    ]) {
      expect((await ask('/', { headers: { cookie, origin } })).status).toBe(403);
      expect((await ask(pathOf(await server.newLink()), { headers: { origin } })).status).toBe(403);
      expect(await knock({ headers: { cookie }, origin })).toBe(403);
    }
    expect(await knock({ headers: { cookie } })).toBe(403);
  });

  test('opens a line only with cookie, origin and the one path together', async () => {
    const cookie = await admitted();
    expect(await knock({ origin: server.origin })).toBe(401);
    expect(await knock({ headers: { cookie }, origin: server.origin, path: '/' })).toBe(404);
    expect(await knock({ headers: { cookie }, origin: server.origin })).toBe('open');
  });

  test('does not get out of the folder of the screen', async () => {
    const cookie = await admitted();
    await symlink(join(folder, 'desk.key'), join(folder, 'screen', 'key'));
    const tries = [
      '/../desk.key', '/../secret.js', '/assets/../../secret.js', '/%2e%2e/secret.js', '/..%2fsecret.js', '/%2e%2e%2fsecret.js',
      '/assets/%2e%2e/%2e%2e/secret.js', '//secret.js', '/assets//a-1.js', '/..\\secret.js', '/..%5csecret.js', '/%00.js', '/a-1.js%00',
      '/.env', '/.hidden.js', '/assets/.a.js', '/key', '/%', '/%zz', '/index.html/', `/${folder}/secret.js`,
    ]; // prettier-ignore
    for (const path of tries) {
      const answer = await ask(path, { headers: { cookie } });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body).toBe('');
    }
  });

  test('gets files with their type, and only those with a name of their own may be kept', async () => {
    const cookie = await admitted();
    const script = await ask('/assets/a-1.js', { headers: { cookie } });
    expect(script).toMatchObject({ status: 200, body: 'let a' });
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const head = await ask('/', { method: 'HEAD', headers: { cookie } });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers).toMatchObject({ 'content-length': '17', 'cache-control': 'no-cache' });
  });

  test('that changes something is refused, but for the one door with its own key', async () => {
    const cookie = await admitted();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await ask('/', { method, headers: { cookie } })).status).toBe(405);
    }
    const control = (authorization?: string) =>
      ask('/control/link', { method: 'POST', headers: authorization ? { authorization } : { cookie } });
    expect((await control()).status).toBe(401);
    expect((await control('Bearer wrong')).status).toBe(401);
    const answer = await control(`Bearer ${admission.controlToken}`);
    const { url } = JSON.parse(answer.body) as { url: string };
    expect(url).toBe(links.at(-1));
    expect((await ask(pathOf(url))).status).toBe(200);
  });

  test('gets every answer with the same guards on it', async () => {
    const cookie = await admitted();
    const answers = [
      await ask('/'),
      await ask('/', { headers: { cookie } }),
      await ask('/x', { headers: { cookie } }),
      await ask('/', { headers: { host: 'x' } }),
    ];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('a line', () => {
  test('carries the longest message also where every character takes three bytes', async () => {
    const socket = await openSocket();
    const answer = heard(socket);
    socket.send(frame('字'.repeat(MAX_MESSAGE - frame('').length)));
    expect(await answer).toContain('字字');
    socket.terminate();
  });

  test('ends at a frame that no message fills, and the others go on', async () => {
    const [big, small] = [await openSocket(), await openSocket()];
    const code = new Promise((ended) => big.once('close', ended));
    big.send('x'.repeat(4 * MAX_MESSAGE + 1));
    expect(await code).toBe(1009);
    echo(small, '1', 'still here');
    expect(await heard(small)).toContain('still here');
    expect(logged).toEqual(['socket.error']);
    small.terminate();
  });

  test('ends at bytes that are no frame, and the others go on', async () => {
    const [broken, whole] = [await openSocket(), await openSocket()];
    const ended = new Promise((seen) => broken.once('close', seen));
    const { _socket } = broken as unknown as { _socket: { write(bytes: Buffer): void } };
    _socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await ended;
    echo(whole, '1', 'still here');
    expect(await heard(whole)).toContain('still here');
    whole.terminate();
  });

  test('is dropped when nobody reads what was asked for, before it fills the memory', async () => {
    const [deaf, other] = [await openSocket(), await openSocket()];
    const ended = new Promise((seen) => deaf.once('close', seen));
    deaf.pause();
    const text = 'x'.repeat(900_000);
    for (let i = 0; i < 60; i++) echo(deaf, i.toString(36), text);
    while (!logged.includes('socket.hopeless')) await new Promise((turn) => setImmediate(turn));
    deaf.resume();
    await ended;
    echo(other, '1', 'still here');
    expect(await heard(other)).toContain('still here');
    other.terminate();
  });

  test('is opened for thirty-two tabs and not for a thirty-third', async () => {
    const cookie = await admitted();
    const sockets: WebSocket[] = [];
    for (let i = 0; i < 32; i++) sockets.push(await openSocket(cookie));
    expect(await knock({ headers: { cookie }, origin: server.origin })).toBe(503);
    for (const socket of sockets) socket.terminate();
  });
});

test('a port in use is a sentence with the cure', async () => {
  const port = Number(new URL(server.origin).port);
  await expect(start(admission, port)).rejects.toThrow(
    new Sentence(`port ${port} is in use by another program. Choose another with --port, or leave --port out.`),
  );
});

test('only this computer is listened to', () => {
  expect(new URL(server.origin).hostname).toBe('127.0.0.1');
});
