import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { PullReply } from '#shared/contract/team/sync.ts';
import { runHub, startHubProcess } from '#testkit/hub/hub-process.ts';
import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { aCustomer, aTicket } from '#testkit/core-team.ts';
import { silentLog } from '../kernel/ports.ts';
import { systemClock } from '../kernel/system-clock.ts';
import { openStore } from '../store/index.ts';
import { loadRows } from '../sync/load-rows.ts';
import { run } from './run.ts';

let postgres: TestPostgres;
let database: string;
beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.newDatabase();
});
afterAll(() => postgres?.stop());

/** Runs one command in this process; what it printed, and what it complained of. */
async function hub(args: string[], password = '') {
  let [out, err] = ['', ''];
  const code = await run([...args, '--database', database], {
    print: (line) => (out += `${line}\n`),
    complain: (line) => (err += `${line}\n`),
    askPassword: () => Promise.resolve(password),
  });
  return { code, out, err };
}
const PASSWORD = 'a long enough secret';

test('a team is set up from nothing by commands, and every mistake is a sentence', async () => {
  const init = ['init', '--handle', 'root', '--name', 'Root'];
  expect(await hub(init, 'short')).toEqual({
    code: 2,
    out: '',
    err: 'Attune: a password needs at least 10 characters.\n',
  });
  expect((await hub(init, PASSWORD)).code).toBe(0);
  expect((await hub(init, PASSWORD)).err).toContain('already has people');
  expect((await hub(['queue', 'add', 'billing', '--zh', '账单', '--en', 'Billing'])).code).toBe(0);
  expect((await hub(['queue', 'add', 'billing'])).err).toContain('already a queue "billing"');
  expect((await hub(['queue', 'list'])).out).toMatch(/^billing +账单 {2}Billing\n$/);

  const add = ['user', 'add', 'zoe', '--name', '佐伊'];
  expect((await hub([...add, '--queue', 'nowhere'], PASSWORD)).err).toContain('there is no queue "nowhere"');
  expect((await hub([...add, '--queue', 'billing'], PASSWORD)).out).toBe('"zoe" can sign in as agent.\n');
  expect((await hub(add, PASSWORD)).err).toContain('already signs in as "zoe"');
  expect((await hub(['user', 'list'])).out).toMatch(/^root +admin +active +Root\nzoe +agent +active +佐伊\n$/);

  expect((await hub(['user', 'role', 'zoe', 'trainee'])).code).toBe(0);
  expect((await hub(['scope', 'grant', 'zoe', 'q:billing'])).err).toContain('may not read customers');
  expect((await hub(['user', 'role', 'zoe', 'lead'])).code).toBe(0);
  expect((await hub(['scope', 'grant', 'zoe', 'kb:home'])).code).toBe(0);
  expect((await hub(['scope', 'revoke', 'zoe', 'q:billing'])).code).toBe(0);
  expect((await hub(['scope', 'grant', 'zoe', 'nonsense'])).err).toContain('the part does not fit');
  expect((await hub(['scope', 'list'])).out).toMatch(/^zoe +a:agent-\S+ dir kb:home$/m);
  expect((await hub(['--demo', '--port', '0', '--log', 'silent'])).err).toContain('a team of its own');
});

test('a password comes from standard input, never from an argument', { timeout: 180_000 }, async () => {
  const args = ['user', 'password', 'root', '--database', database];
  const done = await runHub([...args, '--password-stdin'], 'another long secret\nsecond line\n');
  expect(done).toEqual({ code: 0, out: 'Done. Every session of theirs has ended.\n', err: '' });
  expect((await runHub(args)).err).toBe('Attune: there is no terminal to ask for a password. Add --password-stdin.\n');
  expect((await runHub([...args, '--password', 'x'])).code).toBe(2);
});

test('on PostgreSQL, commands and the running hub work side by side', async () => {
  const running = await startHubProcess(['--database', database, '--port', '0', '--name', '账单组']);
  const post = (path: string, body: unknown, token = '') =>
    fetch(`${running.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const deviceId = randomUUID();
  const asked = { handle: 'zoe', password: PASSWORD, deviceId, deviceName: 'desk of zoe' };
  const me = (await (await post('/api/v1/auth/sign-in', asked)).json()) as SignedIn;
  const pull = async () => {
    const { epoch } = me;
    const request = {
      req: randomUUID(),
      device: deviceId,
      schema: PROTOCOL_VERSION,
      epoch,
      cursor: 0,
      live: [],
      ackMid: 0,
      max: 1024,
    };
    return (await (await post('/sync/v1/pull', request, me.accessToken)).json()) as PullReply & { code?: string };
  };
  const poke = await fetch(`${running.url}/sync/v1/poke`, { headers: { authorization: `Bearer ${me.accessToken}` } });
  const stream = poke.body?.pipeThrough(new TextDecoderStream()).getReader();
  await stream?.read();
  const before = await pull();
  expect(before.scope).not.toContain('q:billing');
  await hub(['scope', 'grant', 'zoe', 'q:billing']);
  expect((await stream?.read())?.value).toBe(`data: {"v":${before.to + 1}}\n\n`);
  expect((await pull()).scope).toContain('q:billing');

  expect((await hub(['device', 'list'])).out).toContain(`${deviceId}  enrolled  zoe`);
  expect((await hub(['device', 'revoke', deviceId])).code).toBe(0);
  expect((await pull()).code).toBe('revoked');
  expect((await hub(['device', 'revoke', randomUUID()])).err).toContain('there is no device');
  expect((await hub(['user', 'disable', 'zoe'])).code).toBe(0);
  expect((await post('/api/v1/auth/sign-in', { ...asked, deviceId: randomUUID() })).status).toBe(401);
  expect((await running.stop()).code).toBe(0);
}, 180_000);

test('a customer is found, erased after one question, and the list says which desks still hold them', async () => {
  const data = await mkdtemp(join(tmpdir(), 'attune-erase-'));
  const inFolder = (...args: string[]) => hub([...args, '--data', data]);
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const [customer, ticket] = [
    aCustomer('c-zhou', { name: '周岚' }),
    aTicket('t-zhou', { customerId: 'c-zhou' as never }),
  ];
  await loadRows(
    store.db,
    [
      { tbl: 'customer', id: customer.id, data: customer },
      { tbl: 'ticket', id: ticket.id, data: ticket },
    ],
    1000,
  );
  await store.close();
  expect((await inFolder('customer', 'find', '周')).out).toBe('c-zhou  周岚  1 ticket\n');
  expect((await hub(['customer', 'erase', 'c-zhou'])).err).toContain('Add --data FOLDER');
  expect((await inFolder('customer', 'erase', 'c-other')).err).toContain('there is no customer "c-other"');
  const asked = await inFolder('customer', 'erase', 'c-zhou');
  expect([asked.code, asked.err]).toEqual([2, expect.stringMatching(/"周岚" with 1 ticket,.*Add --yes/)]);
  expect((await inFolder('customer', 'find', 'c-zhou')).out).not.toBe('');
  expect((await inFolder('customer', 'erase', 'c-zhou', '--yes')).out).toMatch(/^Erased: 1 ticket, 2 rows/);
  expect((await inFolder('customer', 'find', '周')).out).toBe('');
  expect((await inFolder('customer', 'erased')).out).toMatch(/^c-zhou {2}erased \S+ \S+ {2}gone from 0 of 0 desks\n$/);
  expect(await readFile(join(data, 'erased.jsonl'), 'utf8')).toMatch(/^\{"customerId":"c-zhou","at":\d+\}\n$/);
  await rm(data, { recursive: true });
});

test('a telephone system gets its token once, extensions ring at desks, and every mistake is a sentence', async () => {
  const add = ['channel', 'add', 'pbx', '--kind', 'telephony', '--queue', 'billing'];
  expect((await hub([...add.slice(0, -1), 'nowhere'])).err).toContain('there is no queue "nowhere"');
  expect((await hub(['channel', 'add', 'Not A Name', '--kind', 'telephony'])).err).toContain('the name does not fit');
  expect((await hub(['channel', 'add', 'pbx'])).err).toContain('the kind does not fit');
  const { out } = await hub(add);
  const [, token = ''] = /^([\w-]{43})$/m.exec(out) ?? [];
  expect(out).toContain(`/telephony/v1/${token}`);
  expect((await hub(add)).err).toContain('there is or was a channel "pbx"');
  expect((await hub(['channel', 'list'])).out).toMatch(/^pbx +telephony +open +billing\n$/);
  expect((await hub(['channel', 'list'])).out).not.toContain(token);
  expect((await hub(['channel', 'revoke', 'pbx'])).code).toBe(0);
  expect((await hub(['channel', 'revoke', 'pbx'])).err).toContain('no open channel "pbx"');
  expect((await hub(['extension', 'set', '1001', 'nobody'])).err).toContain('nobody signs in as "nobody"');
  expect((await hub(['extension', 'set', '1001', 'zoe'])).out).toContain('ring at the desk of zoe');
  expect((await hub(['extension', 'list'])).out).toMatch(/^1001 +zoe\n$/);
  expect((await hub(['extension', 'remove', '1001'])).code).toBe(0);
  expect((await hub(['extension', 'remove', '1001'])).err).toContain('nobody has the extension "1001"');
});

test('a bot is switched on and off with what it may tell, and what it did is printed by reason', async () => {
  expect((await hub(['bot'])).out).toContain('No bot has been asked yet.');
  await hub(['channel', 'add', 'wechat', '--kind', 'inbound', '--queue', 'billing']);
  const set = (...args: string[]) => hub(['channel', 'bot', ...args]);
  expect((await set('wechat', 'sideways')).err).toContain('switched on or off, not "sideways"');
  expect((await set('nowhere', 'on')).err).toContain('there is no open channel "nowhere"');
  expect((await set('wechat', 'on', '--notice-zh', '我是机器人')).err).toContain(
    '--notice-zh and --notice-en go together',
  );
  expect((await set('wechat', 'on', '--bot-name', 'x'.repeat(41))).err).toContain('the name does not fit');
  expect((await set('wechat', 'on')).out).toContain('no articles to tell yet');
  expect((await set('wechat', 'on', '--space', 'home', '--space', 'shop')).out).toContain('articles of home, shop');
  expect((await hub(['channel', 'list'])).out).toMatch(/^wechat +inbound +open +billing {2}bot: home, shop$/m);
  // What is not named stays.
  expect((await set('wechat', 'off')).code).toBe(0);
  expect((await hub(['channel', 'list'])).out).toMatch(/^wechat +inbound +open +billing$/m);
  expect((await set('wechat', 'on')).out).toContain('articles of home, shop');

  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const day = new Date().toISOString().slice(0, 10);
  const of = (what: 'begun' | 'answered' | 'unsure' | 'handed', n: number, reason = '', on = day) => ({
    channel: 'wechat',
    day: on,
    what,
    reason,
    n,
  });
  const rows = [
    of('begun', 10),
    of('answered', 17),
    of('unsure', 1),
    of('handed', 1, 'asked'),
    of('handed', 1, 'anger'),
  ];
  await store.db
    .insertInto('bot_count')
    .values([...rows, of('begun', 5, '', '2020-01-01')])
    .execute();
  await store.close();
  expect((await hub(['bot', '--days', '7'])).out).toBe(
    [
      'wechat',
      '  conversations  10, handed over 2 (20.0 %)',
      '  messages       20, answered 17 (85.0 %), not understood 1',
      '  handed over    anger          1',
      '  handed over    asked          1',
      '',
    ].join('\n'),
  );
  expect((await hub(['bot'])).out).toContain('conversations  15, handed over 2 (13.3 %)');
});
