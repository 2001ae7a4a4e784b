import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { MIN_PROTOCOL_VERSION, MIN_PUSH_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { Tokens } from '#shared/contract/team/auth.ts';
import type { ManifestReply, RowsReply } from '#shared/contract/team/sync.ts';
import { agentPart, exercisePart, runPart, sharedPart, shiftPart } from '#shared/domain/part.ts';
import type { TestDevice, TestHub } from '../start-test-hub.ts';
import { addTags } from './mutations.ts';

const RANGE = { code: 'incompatible', detail: `${MIN_PROTOCOL_VERSION}-${PROTOCOL_VERSION}` };
const asked = (device: TestDevice, schema: number) => ({ device: device.session.deviceId, schema });
const snapshot = (device: TestDevice, schema: number) => device.call(`/sync/v1/snapshot?part=dir&schema=${schema}`);

/** Hub and desks are not changed on one day: the version before is served whole, older ones may still hand over their work. */
export function olderSuite(current: () => TestHub): void {
  test('the version before is served on every route', async () => {
    const hub = current();
    const device = await hub.signIn('ann');
    const old = asked(device, MIN_PROTOCOL_VERSION);
    const [ticket] = hub.tickets;
    const own = agentPart(device.session.agent.id);
    const cursor = (await device.snapshot('dir')).head.s;
    const pushed = await device.push([addTags(ticket!.ticket.id, `older-${randomUUID()}`)], old);
    expect(pushed).toMatchObject({ status: 200, body: { lastMid: 1 } });
    const pulled = await device.pull({ ...old, cursor, live: [own] });
    expect(pulled.body.results).toMatchObject([[1, { status: 'ok' }]]);
    expect((await snapshot(device, MIN_PROTOCOL_VERSION)).status).toBe(200);
    const manifest = await device.post<ManifestReply>('/sync/v1/manifest', { ...old, part: 'dir', after: null });
    expect(manifest.status).toBe(200);
    // What it has no table for stands in parts it never hears of.
    expect(pulled.body.scope).toContain(runPart('billing'));
    expect(pulled.body.scope.filter((part) => /^[sel]:/.test(part))).toEqual([]);
    expect((await device.pull({ cursor })).body.scope).toEqual(
      expect.arrayContaining([shiftPart('service'), exercisePart('service')]),
    );
    const lead = await hub.signIn('lea');
    expect(
      (await lead.pull({ ...asked(lead, MIN_PROTOCOL_VERSION), cursor })).body.scope.filter((part) =>
        /^[el]:/.test(part),
      ),
    ).toEqual([]);
    expect((await lead.pull({ cursor })).body.scope).toContain(sharedPart('service'));
    const key = manifest.body.keys[0]!.slice(0, 2);
    const rows = await device.post<RowsReply>('/sync/v1/rows', { ...old, part: 'dir', keys: [key] });
    expect([rows.status, rows.body.rows.length]).toEqual([200, 1]);
    // It does not know that requests for tokens are named.
    const { refreshToken } = device.session;
    const next = await device.post<Tokens>('/api/v1/auth/refresh', { deviceId: old.device, refreshToken });
    expect(next.status).toBe(200);
  });

  test('one before that may still hand over its work, and is told what is served when it asks for rows', async () => {
    const hub = current();
    const device = await hub.signIn('ann');
    const schema = MIN_PUSH_PROTOCOL_VERSION;
    expect(schema).toBeLessThan(MIN_PROTOCOL_VERSION);
    const cursor = (await device.snapshot('dir')).head.s;
    const tag = `oldest-${randomUUID()}`;
    expect((await device.push([addTags(hub.tickets[0]!.ticket.id, tag)], { schema })).status).toBe(200);
    expect(await device.pull({ schema })).toEqual({ status: 426, body: RANGE });
    expect((await snapshot(device, schema)).status).toBe(426);
    for (const path of ['/sync/v1/manifest', '/sync/v1/rows'])
      expect(await device.post(path, { ...asked(device, schema), part: 'dir', keys: [] })).toEqual({
        status: 426,
        body: RANGE,
      });
    expect((await device.pushRaw({ schema: schema - 1 })).status).toBe(426);
    expect((await device.pull({ cursor })).body.results).toMatchObject([[1, { status: 'ok' }]]);
  });
}
