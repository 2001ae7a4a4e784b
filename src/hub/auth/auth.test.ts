import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn, Tokens } from '#shared/contract/team/auth.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { changePerson } from '#hub/admin/change-person.ts';
import { setPassword } from '#hub/admin/people.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { hashPassword } from '#hub/auth/password.ts';
import { dropOldFamilies } from '#hub/auth/families.ts';
import { takeOutDevice } from '#hub/admin/devices.ts';
import { PASSWORD, startTestHub, type TestHub } from '#testkit/hub/start-test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ tickets: [] });
});
afterAll(() => hub?.close());
beforeEach(() => hub.store.db.deleteFrom('throttle').execute());

/** Everything an answer of these calls may hold; each test reads what it asked for. */
type Body = SignedIn & Tokens & { code: string; data?: { waitMs?: number } };
const call = async (path: string, body: unknown, address?: string): Promise<{ status: number; body: Body }> => {
  const request = new Request(`http://hub.test/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await hub.hub.fetch(request, address);
  return { status: answer.status, body: (await answer.json()) as Body };
};
const signIn = (over: Record<string, unknown> = {}, address?: string) =>
  call(
    'auth/sign-in',
    { handle: 'ann', password: PASSWORD, deviceId: randomUUID(), deviceName: 'desk', ...over },
    address,
  );
const refresh = (deviceId: string, refreshToken: string, tries: readonly string[] = []) =>
  call('auth/refresh', { deviceId, refreshToken, tries });

describe('signing in', () => {
  test('brings tokens, the person, the epoch and a lease of 72 hours', async () => {
    const deviceId = randomUUID();
    const { status, body } = await signIn({ deviceId, handle: ' Ann ' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ deviceId, agent: { handle: 'ann', role: 'agent' } });
    expect(body.leaseUntilAt).toBe(hub.clock.now() + 72 * HOUR);
    expect(body.accessUntilAt).toBe(hub.clock.now() + 15 * MINUTE);
    expect(body.epoch).toBe(await hub.store.facts.epoch());
  });

  test('a wrong password, an unknown name and a person who left look the same', async () => {
    await changePerson(hub.store.db, 'agent-ben', { isActive: false }, commandLine(hub.clock.now()));
    const answers = [
      await signIn({ password: 'wrong' }),
      await signIn({ handle: 'nobody' }),
      await signIn({ handle: 'ben' }),
    ];
    await changePerson(hub.store.db, 'agent-ben', { isActive: true }, commandLine(hub.clock.now()));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [401, 'WRONG_PASSWORD']));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('a device that belongs to somebody else is refused', async () => {
    const { body } = await signIn();
    const other = await signIn({ handle: 'ben', deviceId: body.deviceId });
    expect([other.status, other.body.code]).toEqual([403, 'FORBIDDEN']);
  });

  test('a revoked device is refused at once: sign-in, exchange and every request', async () => {
    const device = await hub.signIn('ann');
    await takeOutDevice(hub.store.db, device.id, commandLine(hub.clock.now()));
    expect((await signIn({ deviceId: device.id })).body.code).toBe('DEVICE_REVOKED');
    expect((await refresh(device.id, device.session.refreshToken)).body.code).toBe('DEVICE_REVOKED');
    expect(await device.pull()).toMatchObject({ status: 403, body: { code: 'revoked' } });
  });

  test('a person who is disabled is out with the next request', async () => {
    const device = await hub.signIn('ben');
    await changePerson(hub.store.db, 'agent-ben', { isActive: false }, commandLine(hub.clock.now()));
    const refused = await device.pull();
    await changePerson(hub.store.db, 'agent-ben', { isActive: true }, commandLine(hub.clock.now()));
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect((await device.pull()).status).toBe(200);
  });

  test('a new password ends every session', async () => {
    const device = await hub.signIn('ben');
    await setPassword(hub.store.db, 'agent-ben', PASSWORD, commandLine(hub.clock.now()));
    expect((await device.pull()).status).toBe(401);
    expect((await refresh(device.id, device.session.refreshToken)).body.code).toBe('TOKEN_SPENT');
  });
});

describe('trying passwords', () => {
  test('five wrong tries are free, then each must wait longer, whatever the password', async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn({ password: 'wrong' })).body.code).toBe('WRONG_PASSWORD');
    const waits = [];
    for (let i = 0; i < 3; i += 1) {
      const refused = await signIn();
      expect([refused.status, refused.body.code]).toEqual([429, 'TOO_MANY_TRIES']);
      waits.push(refused.body.data?.waitMs);
      hub.clock.advance(refused.body.data?.waitMs ?? 0);
      expect((await signIn({ password: 'wrong' })).body.code).toBe('WRONG_PASSWORD');
    }
    expect(waits).toEqual([1 * SECOND, 2 * SECOND, 4 * SECOND]);
  });

  test('the right password in time forgets the wrong ones', async () => {
    for (let i = 0; i < 4; i += 1) await signIn({ password: 'wrong' });
    expect((await signIn()).status).toBe(200);
    expect(await hub.store.db.selectFrom('throttle').selectAll().execute()).toEqual([]);
  });

  test('other people and other addresses are not held up', async () => {
    for (let i = 0; i < 6; i += 1) await signIn({ password: 'wrong' }, '10.0.0.1');
    expect((await signIn({}, '10.0.0.1')).status).toBe(429);
    expect((await signIn({}, '10.0.0.2')).status).toBe(200);
    expect((await signIn({ handle: 'lea' }, '10.0.0.1')).status).toBe(200);
  });

  test('many tries at once do not slip past together', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn({ password: 'wrong' })));
    expect(answers.filter(({ status }) => status === 401).length).toBe(5);
  });
});

describe('refresh tokens', () => {
  test('an exchange brings a new pair, and the new access token works', async () => {
    const device = await hub.signIn('ann');
    hub.clock.advance(16 * MINUTE);
    expect((await device.pull()).status).toBe(401);
    const next = await refresh(device.id, device.session.refreshToken);
    expect(next.status).toBe(200);
    device.session = { ...device.session, ...next.body };
    expect((await device.pull()).status).toBe(200);
  });

  test('an exchange whose answer was lost can be asked for again however late, as long as nobody has used it', async () => {
    const device = await hub.signIn('ann');
    const lost = await refresh(device.id, device.session.refreshToken);
    hub.clock.advance(3 * DAY);
    const again = await refresh(device.id, device.session.refreshToken);
    expect(again.status).toBe(200);
    // Both are of the same generation: whichever arrived goes on, once.
    expect((await refresh(device.id, again.body.refreshToken)).status).toBe(200);
    expect(lost.body.refreshToken).not.toBe(again.body.refreshToken);
  });

  test('a spent token is theft once the access token that came for it was used: the whole family ends', async () => {
    const device = await hub.signIn('ann');
    const spent = device.session.refreshToken;
    const next = await refresh(device.id, spent);
    // The access token from before the exchange says nothing about whether the answer has arrived.
    expect((await device.pull()).status).toBe(200);
    expect((await refresh(device.id, spent)).status).toBe(200);
    device.session = { ...device.session, ...next.body };
    expect((await device.pull()).status).toBe(200);
    expect((await refresh(device.id, spent)).body.code).toBe('TOKEN_SPENT');
    expect((await refresh(device.id, next.body.refreshToken)).body.code).toBe('TOKEN_SPENT');
    expect((await device.pull()).status).toBe(401);
  });

  test('a request that comes late, or twice, is refused and ends nothing: the one that followed it named it', async () => {
    const device = await hub.signIn('ann');
    const spent = device.session.refreshToken;
    const [late, answered] = [randomUUID(), randomUUID()];
    const next = await refresh(device.id, spent, [late, answered]);
    device.session = { ...device.session, ...next.body };
    expect((await device.pull()).status).toBe(200);
    expect((await refresh(device.id, spent, [late])).body.code).toBe('TOKEN_SPENT');
    expect((await refresh(device.id, spent, [late, answered])).body.code).toBe('TOKEN_SPENT');
    expect((await device.pull()).status).toBe(200);
    // A request nobody has named is theft as ever; another sign-in is not touched by it.
    const other = await hub.signIn('ann');
    expect((await refresh(device.id, spent, [late, randomUUID()])).body.code).toBe('TOKEN_SPENT');
    expect((await device.pull()).status).toBe(401);
    expect((await other.pull()).status).toBe(200);
  });

  test('a thief who exchanged a token first is found out by its owner', async () => {
    const device = await hub.signIn('ann');
    const thief = await refresh(device.id, device.session.refreshToken);
    const headers = { authorization: `Bearer ${thief.body.accessToken}` };
    expect((await hub.fetch('/files/v1/'.concat('a'.repeat(64)), { headers })).status).toBe(404);
    expect((await refresh(device.id, device.session.refreshToken)).body.code).toBe('TOKEN_SPENT');
    expect((await hub.fetch('/files/v1/'.concat('a'.repeat(64)), { headers })).status).toBe(401);
  });

  test('a token two exchanges old is theft at once', async () => {
    const device = await hub.signIn('ann');
    const second = await refresh(device.id, device.session.refreshToken);
    const third = await refresh(device.id, second.body.refreshToken);
    expect((await refresh(device.id, device.session.refreshToken)).body.code).toBe('TOKEN_SPENT');
    expect((await refresh(device.id, third.body.refreshToken)).body.code).toBe('TOKEN_SPENT');
  });

  test('a token in the hands of another device ends the family', async () => {
    const [ann, other] = [await hub.signIn('ann'), await hub.signIn('ann')];
    expect((await refresh(other.id, ann.session.refreshToken)).body.code).toBe('TOKEN_SPENT');
    expect((await refresh(ann.id, ann.session.refreshToken)).body.code).toBe('TOKEN_SPENT');
    expect((await other.pull()).status).toBe(200);
  });

  test('signing out ends the session and keeps the device', async () => {
    const device = await hub.signIn('ann');
    const { refreshToken } = device.session;
    const out = await call('auth/sign-out', { deviceId: device.id, refreshToken });
    expect(out.status).toBe(200);
    expect((await device.pull()).status).toBe(401);
    expect((await signIn({ deviceId: device.id })).status).toBe(200);
  });

  test('sign-ins that ended a month ago leave nothing behind', async () => {
    const device = await hub.signIn('ann');
    await call('auth/sign-out', { deviceId: device.id, refreshToken: device.session.refreshToken });
    const live = await hub.signIn('ann');
    const count = async (id: string) =>
      (await hub.store.db.selectFrom('token_family').select('id').where('device', '=', id).execute()).length;
    await dropOldFamilies(hub.store.db, hub.clock.now() + 31 * DAY);
    expect([await count(device.id), await count(live.id)]).toEqual([0, 1]);
  });

  test('a forged or altered access token is refused', async () => {
    const device = await hub.signIn('ann');
    const [head = '', body = '', signature = ''] = device.session.accessToken.split('.');
    const other = Buffer.from(JSON.stringify({ sub: 'agent-ada', did: device.id, exp: 4e9 })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [`${head}.${other}.${signature}`, `${none}.${body}.`, 'x', `${head}.${body}`]) {
      device.session = { ...device.session, accessToken: token };
      expect((await device.pull()).status).toBe(401);
    }
  });

  test('the database holds no token and no password that could be used', async () => {
    const device = await hub.signIn('ann');
    const tokens = await hub.store.db.selectFrom('refresh_token').selectAll().execute();
    const accounts = await hub.store.db.selectFrom('account').selectAll().execute();
    const all = JSON.stringify([tokens, accounts]);
    expect(all).not.toContain(device.session.refreshToken);
    expect(all).not.toContain(PASSWORD);
    expect(accounts[0]?.password).toMatch(/^\$argon2id\$v=19\$/);
  });

  test('a password costs a thief 19 MiB and two passes a try', async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
