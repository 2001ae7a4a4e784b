import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Agent } from '#shared/domain/agent.ts';
import { mayDo, ROLES } from '#shared/domain/role.ts';
import { agentIdOf, BILLING } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import { adminDesk, LONG, newPerson, type AdminDesk } from './admin-desk.ts';

const HANDLES = { agent: 'ann', lead: 'lea', trainee: 'tia', admin: 'ada' } as const;

/** What administrators do at the hub, on the database that `hub` stands on. */
export function adminSuite(hub: () => TestHub): void {
  const desk = adminDesk(hub);
  rightsSuite(desk);
  describe('people', () => {
    peopleSuite(desk);
  });
  lastAdminSuite(desk);
  thingsSuite(desk);
}

function rightsSuite(desk: () => AdminDesk): void {
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

function peopleSuite(desk: () => AdminDesk): void {
  test('are added with their queues, knowledge and procedures, and can sign in', async () => {
    const { status, body } = await desk().add();
    expect(status).toBe(200);
    expect(await desk().newest()).toEqual(desk().by('admin.add-person', body.id));
    const found = await desk().person(body.id);
    expect(found.parts.filter((part) => !part.startsWith('sop:'))).toEqual([`kb:home`, `q:${BILLING}`]);
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

const isAdmin = ({ role, isActive }: Agent): boolean => role === 'admin' && isActive;

function lastAdminSuite(desk: () => AdminDesk): void {
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

function thingsSuite(desk: () => AdminDesk): void {
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

  test('machines get tokens that are told once, and extensions belong to one person each', async () => {
    const name = `pbx-${randomUUID().slice(0, 8)}`;
    const made = await desk().send('POST', '/channels', { name, kind: 'telephony', queueId: BILLING });
    expect(made.body.token).toMatch(/^[\w-]{43}$/);
    expect(await desk().newest()).toEqual(desk().by('admin.add-channel', name));
    const listed = (await desk().send('GET', '/channels')).body.channels.find((one) => one.name === name);
    expect(listed).toMatchObject({ kind: 'telephony', queueId: BILLING, revokedAt: null });
    expect(JSON.stringify(listed)).not.toContain(made.body.token);
    const again = await desk().send('POST', '/channels', { name, kind: 'inbound', queueId: null });
    expect(again.body.data).toEqual({ problem: 'channel-taken', field: 'name' });
    const nowhere = await desk().send('POST', '/channels', { name: 'x', kind: 'inbound', queueId: 'nowhere' });
    expect(nowhere.body.data).toEqual({ problem: 'unknown-queue', field: 'queueIds' });
    expect((await desk().send('POST', `/channels/${name}/revoke`, {})).status).toBe(200);
    expect((await desk().send('POST', `/channels/${name}/revoke`, {})).status).toBe(404);
    const ext = '2001';
    for (const handle of ['ann', 'ben']) await desk().send('POST', '/extensions', { ext, handle });
    expect((await desk().send('GET', '/extensions')).body.extensions).toContainEqual({ ext, handle: 'ben' });
    expect((await desk().send('POST', '/extensions', { ext, handle: null })).status).toBe(200);
    expect((await desk().send('POST', '/extensions', { ext, handle: null })).status).toBe(404);
    expect((await desk().send('POST', '/extensions', { ext: 'a b', handle: 'ann' })).status).toBe(422);
  });
}
