import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceInfo, Person } from '#shared/contract/team/admin.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { mayDo, ROLES } from '#shared/domain/role.ts';
import { agentIdOf, BILLING, PASSWORD, TECH } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import type { TestDevice } from '../test-device.ts';

const HANDLES = { agent: 'ann', lead: 'lea', trainee: 'tia', admin: 'ada' } as const;
const LONG = 'a long enough secret';
/** What any of the routes may answer; each test reads its own part. */
type Answer = Agent & {
  data?: { problem: string; field?: string };
  people: Person[];
  devices: DeviceInfo[];
  parts: { part: string; rows: number }[];
};

const newPerson = (more: object = {}) => {
  const handle = `p${randomUUID().slice(0, 8)}`;
  return { handle, name: '佐伊', role: 'agent', queueIds: [BILLING], password: LONG, ...more };
};

/** The administration as Ada calls it. */
class Desk {
  readonly hub: TestHub;
  readonly ada: TestDevice;
  constructor(hub: TestHub, ada: TestDevice) {
    this.hub = hub;
    this.ada = ada;
  }

  async send(method: string, path: string, body?: unknown, who = this.ada): Promise<{ status: number; body: Answer }> {
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await who.call(`/api/v1/admin${path}`, init);
    return { status: answer.status, body: (await answer.json()) as Answer };
  }
  change(handle: string, what: object) {
    return this.send('PATCH', `/people/${agentIdOf(handle)}`, what);
  }
  demote(id: string) {
    return this.send('PATCH', `/people/${id}`, { role: 'lead' });
  }
  add(more: object = {}) {
    return this.send('POST', '/people', newPerson(more));
  }
  async person(id: string): Promise<Person> {
    return (await this.send('GET', '/people')).body.people.find((one) => one.id === id)!;
  }
  signIn(handle: string, password: string): Promise<Response> {
    return this.hub.fetch('/api/v1/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handle, password, deviceId: randomUUID(), deviceName: 'desk' }),
    });
  }
  /** The newest entry of the audit log. */
  async newest() {
    const { db } = this.hub.store;
    const entry = await db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    return { action: entry.action, agent: entry.agent, device: entry.device, subject: entry.subject };
  }
  by(action: string, subject: string) {
    return { action, agent: agentIdOf('ada'), device: this.ada.id, subject };
  }
  /** The version the hub stands at. */
  async version(): Promise<number> {
    return (await this.hub.store.db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow()).v;
  }
  async agents(): Promise<Agent[]> {
    const rows = await this.hub.store.db.selectFrom('doc').select('data').where('tbl', '=', 'agent').execute();
    return rows.map(({ data }) => data as Agent);
  }
}

/** What administrators do at the hub, on the database that `hub` stands on. */
export function adminSuite(hub: () => TestHub): void {
  let desk: Desk;
  beforeAll(async () => {
    desk = new Desk(hub(), await hub().signIn('ada'));
  });
  rightsSuite(() => desk);
  describe('people', () => {
    peopleSuite(() => desk);
  });
  describe('what a person may hold', () => {
    scopeSuite(() => desk);
  });
  lastAdminSuite(() => desk);
  thingsSuite(() => desk);
}

function rightsSuite(desk: () => Desk): void {
  test('every route refuses every role but administrators', async () => {
    const routes = [
      ['GET', '/people'],
      ['POST', '/people', newPerson()],
      ['PATCH', `/people/${agentIdOf('tia')}`, { name: 'Tia' }],
      ['POST', `/people/${agentIdOf('tia')}/password`, { password: LONG }],
      ['GET', '/devices'],
      ['POST', `/devices/${randomUUID()}/revoke`, {}],
      ['POST', '/queues', { id: 'stolen', name: { zh: '一', en: 'one' } }],
      ['GET', '/parts'],
    ] as const;
    for (const role of ROLES.filter((one) => !mayDo(one, 'team.admin'))) {
      const who = await desk().hub.signIn(HANDLES[role]);
      for (const [method, path, body] of routes) {
        expect([role, path, (await desk().send(method, path, body, who)).status]).toEqual([role, path, 403]);
      }
    }
  });
}

function peopleSuite(desk: () => Desk): void {
  test('are added with their queues, knowledge and procedures, and can sign in', async () => {
    const { status, body } = await desk().add();
    expect(status).toBe(200);
    expect(await desk().newest()).toEqual(desk().by('admin.add-person', body.id));
    const found = await desk().person(body.id);
    expect(found.parts).toEqual([`kb:home`, `q:${BILLING}`]);
    expect(found).toMatchObject({ name: '佐伊', role: 'agent', signature: '', devices: 0, seenAt: null });
    const answer = await desk().signIn(body.handle, LONG);
    expect(answer.status).toBe(200);
    expect(await desk().person(body.id)).toMatchObject({ devices: 1, seenAt: desk().hub.clock.now() });
  });

  test.each([
    [{ handle: 'ann' }, { problem: 'handle-taken', field: 'handle' }],
    [{ handle: 'Mit Leer' }, { problem: 'bad-value', field: 'handle' }],
    [{ queueIds: ['nowhere'] }, { problem: 'unknown-queue', field: 'queueIds' }],
  ])('are refused in words a form can show: %o', async (wrong, data) => {
    expect(await desk().add(wrong)).toMatchObject({ status: 422, body: { code: 'REFUSED', data } });
  });

  test('need a password of ten characters', async () => {
    expect((await desk().add({ password: 'short' })).status).toBe(400);
    const set = await desk().send('POST', `/people/${agentIdOf('tia')}/password`, { password: 'short' });
    expect(set.status).toBe(400);
  });

  test('who are not there are not found', async () => {
    expect((await desk().change('nobody', { name: 'x' })).status).toBe(404);
    expect((await desk().send('POST', '/people/agent-nobody/password', { password: LONG })).status).toBe(404);
  });

  test('lose their sessions with a new password, and sign in with it', async () => {
    const { body } = await desk().add();
    const sign = (password: string) => desk().signIn(body.handle, password);
    const { accessToken } = (await (await sign(LONG)).json()) as { accessToken: string };
    const changed = await desk().send('POST', `/people/${body.id}/password`, { password: `${LONG}, another` });
    expect(changed.status).toBe(200);
    expect(await desk().newest()).toEqual(desk().by('admin.set-password', body.id));
    const poke = await desk().hub.fetch('/sync/v1/poke', { headers: { authorization: `Bearer ${accessToken}` } });
    expect(poke.status).toBe(401);
    expect([(await sign(LONG)).status, (await sign(`${LONG}, another`)).status]).toEqual([401, 200]);
    const stored = await desk()
      .hub.store.db.selectFrom('account')
      .select('password')
      .where('agent', '=', body.id)
      .execute();
    expect(stored[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
}

function scopeSuite(desk: () => Desk): void {
  let ben: TestDevice;
  beforeEach(async () => {
    await desk().change('ben', { role: 'agent', queueIds: [BILLING, TECH], isActive: true });
    ben = await desk().hub.signIn('ben');
  });
  const scope = async () => (await ben.pull({ cursor: await desk().version() })).body.scope;

  test('follows their queues, in the version that shows the change, and their desk is woken', async () => {
    const before = await desk().version();
    expect((await desk().change('ben', { queueIds: [TECH] })).status).toBe(200);
    const pulled = (await ben.pull({ cursor: before, live: ['dir'] })).body;
    expect(pulled.scope).not.toContain(`q:${BILLING}`);
    expect(pulled.scope).toContain(`q:${TECH}`);
    expect(pulled.to).toBe(before + 1);
    expect(pulled.rows.map(([, part, tbl, id]) => [part, tbl, id])).toEqual([['dir', 'agent', agentIdOf('ben')]]);
    expect(await desk().newest()).toEqual(desk().by('admin.change-person', agentIdOf('ben')));
    expect((await ben.snapshot(`q:${BILLING}`)).status).toBe(403);
  });

  test('keeps a queue that was granted besides, until it is taken away', async () => {
    await desk().change('ben', { queueIds: [TECH], parts: [`q:${BILLING}`, 'kb:home'] });
    expect(await scope()).toEqual([`a:${agentIdOf('ben')}`, 'dir', 'kb:home', `q:${BILLING}`, `q:${TECH}`]);
    await desk().change('ben', { name: 'Ben the Second' });
    expect(await scope()).toContain(`q:${BILLING}`);
    await desk().change('ben', { parts: [] });
    expect(await scope()).toEqual([`a:${agentIdOf('ben')}`, 'dir', `q:${TECH}`]);
  });

  test('holds no customers for a trainee, and their queues again when they come back', async () => {
    await desk().change('ben', { role: 'trainee' });
    expect((await scope()).filter((part) => part.startsWith('q:'))).toEqual([]);
    expect((await desk().person(agentIdOf('ben'))).parts.filter((part) => part.startsWith('q:'))).toEqual([]);
    const grant = await desk().change('ben', { parts: [`q:${TECH}`] });
    expect(grant.body.data).toEqual({ problem: 'scope-needs-role', field: 'parts' });
    await desk().change('ben', { role: 'agent' });
    expect(await scope()).toEqual(expect.arrayContaining([`q:${BILLING}`, `q:${TECH}`]));
  });

  test('is refused for a queue or a part that does not exist, and nothing changes', async () => {
    const before = await scope();
    const queue = await desk().change('ben', { name: 'Gone', queueIds: [TECH, 'nowhere'] });
    expect(queue.body.data).toEqual({ problem: 'unknown-queue', field: 'queueIds' });
    expect((await desk().change('ben', { parts: ['dir'] })).body.data).toEqual({
      problem: 'bad-value',
      field: 'parts',
    });
    expect(await scope()).toEqual(before);
    expect((await desk().person(agentIdOf('ben'))).name).not.toBe('Gone');
  });

  test('ends with the next request when they are switched off', async () => {
    await desk().change('ben', { isActive: false });
    expect((await ben.pull()).status).toBe(401);
    const answer = await desk().signIn('ben', PASSWORD);
    expect(answer.status).toBe(401);
  });
}

const isAdmin = ({ role, isActive }: Agent): boolean => role === 'admin' && isActive;

function lastAdminSuite(desk: () => Desk): void {
  test('the last administrator can be neither demoted nor switched off, even when two are demoted at once', async () => {
    const lone = { status: 422, body: { data: { problem: 'last-admin' } } };
    expect(await desk().change('ada', { role: 'lead' })).toMatchObject(lone);
    expect(await desk().change('ada', { isActive: false })).toMatchObject(lone);
    expect((await desk().change('ada', { name: 'Ada' })).status).toBe(200);
    const { body: second } = await desk().add({ role: 'admin', queueIds: [] });
    const both = await Promise.all([desk().demote(agentIdOf('ada')), desk().demote(second.id)]);
    const admins = (await desk().agents()).filter(isAdmin);
    expect(admins).toHaveLength(1);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const ada = (await desk().agents()).find(({ id }) => id === agentIdOf('ada'))!;
    await desk().hub.write([{ tbl: 'agent', id: ada.id, data: { ...ada, role: 'admin' } }]);
    if (admins[0]?.id === second.id) expect((await desk().demote(second.id)).status).toBe(200);
  });
}

function thingsSuite(desk: () => Desk): void {
  test('devices are listed with their people, and one taken out cannot come back', async () => {
    const lost = await desk().hub.signIn('lea');
    const { body } = await desk().send('GET', '/devices');
    const entry = body.devices.find(({ id }) => id === lost.id);
    expect(entry).toMatchObject({ agentId: agentIdOf('lea'), revokedAt: null });
    expect((await desk().send('POST', `/devices/${lost.id}/revoke`, {})).status).toBe(200);
    expect(await desk().newest()).toEqual(desk().by('admin.revoke-device', lost.id));
    expect([(await lost.pull()).status, (await lost.pull()).body]).toEqual([403, { code: 'revoked' }]);
    expect((await desk().send('POST', `/devices/${randomUUID()}/revoke`, {})).status).toBe(404);
  });

  test('queues are added and renamed, and reach every desk with the directory', async () => {
    const tia = await desk().hub.signIn('tia');
    const cursor = await desk().version();
    const id = `queue-${randomUUID().slice(0, 8)}`;
    for (const zh of ['物流', '物流与安装']) {
      expect((await desk().send('POST', '/queues', { id, name: { zh, en: 'Delivery' } })).status).toBe(200);
    }
    expect(await desk().newest()).toEqual(desk().by('admin.put-queue', id));
    const { rows } = (await tia.pull({ cursor, live: ['dir'] })).body;
    expect(rows.at(-1)?.[5]).toEqual({ id, name: { zh: '物流与安装', en: 'Delivery' } });
    const empty = await desk().send('POST', '/queues', { id, name: { zh: ' ', en: '' } });
    expect(empty.body.data).toEqual({ problem: 'bad-value', field: 'name' });
    const { parts } = (await desk().send('GET', '/parts')).body;
    expect(parts).toContainEqual({ part: `q:${id}`, rows: 0 });
    expect(parts.find(({ part }) => part === 'kb:home')?.rows).toBeGreaterThan(0);
    expect(parts.some(({ part }) => part === 'dir' || part.startsWith('a:'))).toBe(false);
  });
}
