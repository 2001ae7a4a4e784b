import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { ManifestReply, RowsReply } from '#shared/contract/team/sync.ts';
import { queuePart, type Part } from '#shared/domain/part.ts';
import { manifest } from '#hub/sync/manifest.ts';
import { rows as readRows } from '#hub/sync/rows.ts';
import { Sealed } from '#hub/audit/read-customers.ts';
import type { DevicePrincipal } from '#hub/auth/principal.ts';
import { asEffects, BILLING, TECH, ticketRows, type TestHub } from '../start-test-hub.ts';
import type { TestDevice } from '../test-device.ts';
import { membersOf, versionOf } from './recount.ts';

const PART = queuePart(BILLING);
const base = (device: TestDevice) => ({ device: device.session.deviceId, schema: PROTOCOL_VERSION });
const principalOf = ({ session }: TestDevice): DevicePrincipal => ({
  agentId: session.agent.id,
  role: session.agent.role,
  deviceId: session.deviceId,
  untilAt: session.accessUntilAt,
});
const askRows = (device: TestDevice, part: Part, keys: readonly (readonly [string, string])[]) =>
  device.post<RowsReply>('/sync/v1/rows', { ...base(device), part, keys });

/** Reconcile: what a desk that has most rows already is told of a part. */
export function manifestSuite(hub: () => TestHub): void {
  test('pages name exactly what the part holds, in order, in the versions of now', async () => {
    await hub().write(Array.from({ length: 40 }, () => ticketRows()).flatMap(asEffects));
    const ann = await hub().signIn('ann');
    const keys: ManifestReply['keys'] = [];
    let after: string | null = null;
    for (;;) {
      const page: ManifestReply = await manifest(hub().store.db, principalOf(ann), { part: PART, after }, 7);
      keys.push(...page.keys);
      after = page.after;
      if (page.done) break;
      expect(page.keys.length).toBe(7);
    }
    const named = keys.map(([tbl, id]) => `${tbl}/${id}`);
    expect(new Set(named).size).toBe(named.length);
    expect(Object.fromEntries(keys.map(([tbl, id, ver]) => [`${tbl}/${id}`, ver]))).toEqual(
      await membersOf(hub().store, PART),
    );
    const whole = await ann.post<ManifestReply>('/sync/v1/manifest', { ...base(ann), part: PART, after: null });
    expect(whole.body).toMatchObject({ s: await versionOf(hub().store), done: true, keys });
  });

  test('rows come as asked, and what the part does not hold is said, not left out', async () => {
    const { ticket, customer } = await hub().addTicket();
    const away = await hub().addTicket({ queueId: TECH as never });
    const ann = await hub().signIn('ann');
    const keys = [
      ['ticket', ticket.id],
      ['ticket', away.ticket.id],
      ['customer', customer.id],
      ['ticket', 'nobody'],
    ] as const;
    const { body } = await askRows(ann, PART, keys);
    const version = (await membersOf(hub().store, PART))[`ticket/${ticket.id}`];
    expect(body.rows).toEqual([
      ['ticket', ticket.id, version, expect.objectContaining({ id: ticket.id })],
      ['ticket', away.ticket.id, null],
      ['customer', customer.id, expect.any(Number), expect.objectContaining({ id: customer.id })],
      ['ticket', 'nobody', null],
    ]);
    const read = await hub().store.db.selectFrom('audit').selectAll().where('action', '=', 'rows').execute();
    expect(read.at(-1)).toMatchObject({ agent: ann.session.agent.id, customer: customer.id });
  });

  test('a page of rows ends where it is full, but never before its first', async () => {
    const tickets = [await hub().addTicket(), await hub().addTicket(), await hub().addTicket()];
    const ann = await hub().signIn('ann');
    const keys = tickets.map(({ ticket }): [string, string] => ['ticket', ticket.id]);
    const sealed = await readRows(hub().store.db, principalOf(ann), { part: PART, keys }, 1);
    expect(Sealed.open(sealed).content.rows.map(([, id]) => id)).toEqual([tickets[0]?.ticket.id]);
  });

  test('a part outside the scope is refused in so many words', async () => {
    const ann = await hub().signIn('ann');
    const part = queuePart(TECH);
    const named = await ann.post('/sync/v1/manifest', { ...base(ann), part, after: null });
    const fetched = await askRows(ann, part, [['ticket', 'x']]);
    for (const { status, body } of [named, fetched])
      expect([status, body]).toEqual([403, { code: 'denied', detail: part }]);
  });

  test('another device, a crooked place, and too many keys are refused', async () => {
    const ann = await hub().signIn('ann');
    const asked = { ...base(ann), part: PART, after: null };
    const statusOf = async (path: string, body: object) => (await ann.post(path, body)).status;
    expect(await statusOf('/sync/v1/manifest', { ...asked, device: randomUUID() })).toBe(403);
    expect(await statusOf('/sync/v1/manifest', { ...asked, after: 'no place' })).toBe(400);
    const keys = Array.from({ length: 501 }, (_, i) => ['ticket', `t${i}`]);
    expect(await statusOf('/sync/v1/rows', { ...base(ann), part: PART, keys })).toBe(400);
    expect(await statusOf('/sync/v1/rows', { ...base(ann), part: PART, keys: [] })).toBe(400);
  });
}
