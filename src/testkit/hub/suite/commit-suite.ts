/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attachment } from '#shared/domain/attachment.ts';
import { inTransaction } from '#hub/store/index.ts';
import { commit } from '#hub/sync/commit.ts';
import { lockRows } from '#hub/sync/locked-view.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { queuePart } from '#shared/domain/part.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { asEffects, BILLING, TECH, ticketRows, type TestHub } from '../start-test-hub.ts';
import { keptSums, membersOf, recount, rowsRead, versionOf } from './recount.ts';

const moved = (ticket: Ticket, queueId: string): Effect => ({
  tbl: 'ticket',
  id: ticket.id,
  data: { ...ticket, queueId: queueId as Ticket['queueId'] },
});

/** Commits: what every database has to do alike. */
export function commitSuite(hub: () => TestHub): void {
  test('versions count commits without gaps', async () => {
    const before = await versionOf(hub().store);
    for (const step of [1, 2, 3]) expect(await hub().write(asEffects(ticketRows()))).toBe(before + step);
  });

  test('a commit without rows takes no version', async () => {
    const before = await versionOf(hub().store);
    await hub().write([]);
    expect(await versionOf(hub().store)).toBe(before);
  });

  test('a ticket that moves takes its messages, attachments and customer along, and leaves tombstones', async () => {
    const rows = await hub().addTicket();
    const file: Attachment = {
      id: `file-${rows.ticket.id}` as Attachment['id'],
      ticketId: rows.ticket.id,
      messageId: rows.message.id,
      name: 'a.png',
      mime: 'image/png',
      bytes: 3,
      sha256: 'a'.repeat(64),
    };
    await hub().write([{ tbl: 'attachment', id: file.id, data: file }]);
    const version = await hub().write([moved(rows.ticket, TECH)]);
    const keys = [
      `ticket/${rows.ticket.id}`,
      `message/${rows.message.id}`,
      `attachment/${file.id}`,
      `customer/${rows.customer.id}`,
    ];
    const there = await membersOf(hub().store, queuePart(TECH));
    expect(keys.map((key) => there[key])).toEqual(keys.map(() => version));
    const left = await hub()
      .store.db.selectFrom('member')
      .select(['tbl', 'id', 'op', 'ver'])
      .where('part', '=', queuePart(BILLING))
      .where('ver', '=', version)
      .execute();
    expect(left.map(({ tbl, id }) => `${tbl}/${id}`).toSorted()).toEqual(keys.toSorted());
    expect(left.every(({ op }) => op === 0)).toBe(true);
  });

  test('a customer stays in a queue as long as one ticket there names them', async () => {
    const first = await hub().addTicket();
    const second = await hub().addTicket({ customerId: first.customer.id });
    const key = `customer/${first.customer.id}`;
    await hub().write([moved(first.ticket, TECH)]);
    expect(await membersOf(hub().store, queuePart(BILLING))).toHaveProperty([key]);
    expect(await membersOf(hub().store, queuePart(TECH))).toHaveProperty([key]);
    await hub().write([moved(second.ticket, TECH)]);
    expect(await membersOf(hub().store, queuePart(BILLING))).not.toHaveProperty([key]);
  });

  test('a ticket that gets another customer lets the old one go', async () => {
    const rows = await hub().addTicket();
    const other = ticketRows().customer;
    await hub().write([
      { tbl: 'customer', id: other.id, data: other },
      { tbl: 'ticket', id: rows.ticket.id, data: { ...rows.ticket, customerId: other.id } },
    ]);
    const members = await membersOf(hub().store, queuePart(BILLING));
    expect(members).toHaveProperty([`customer/${other.id}`]);
    expect(members).not.toHaveProperty([`customer/${rows.customer.id}`]);
  });

  test('a message that exists is never written again', async () => {
    const rows = await hub().addTicket();
    await hub().write([{ tbl: 'message', id: rows.message.id, data: { ...rows.message, body: 'rewritten' } }]);
    const kept = await hub()
      .store.db.selectFrom('doc')
      .select('data')
      .where('tbl', '=', 'message')
      .where('id', '=', rows.message.id)
      .executeTakeFirstOrThrow();
    expect(kept.data['body']).toBe(rows.message.body);
  });

  test('every membership carries the version of its row', async () => {
    const rows = await hub()
      .store.db.selectFrom('member as m')
      .innerJoin('doc as d', (join) => join.onRef('d.tbl', '=', 'm.tbl').onRef('d.id', '=', 'm.id'))
      .select(['m.ver as member', 'd.ver as doc'])
      .where('m.op', '=', 1)
      .execute();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ member, doc }) => member !== doc)).toEqual([]);
  });

  test('a field keeps the version, writer and time of its last change', async () => {
    const rows = await hub().addTicket();
    const born = await versionOf(hub().store);
    const changed = await hub().write([
      { tbl: 'ticket', id: rows.ticket.id, data: { ...rows.ticket, priority: 'high' } },
    ]);
    const { fv } = await hub()
      .store.db.selectFrom('doc')
      .select('fv')
      .where('tbl', '=', 'ticket')
      .where('id', '=', rows.ticket.id)
      .executeTakeFirstOrThrow();
    const stamp = { by: 'hub', agentId: null, at: hub().clock.now() };
    expect(fv).toEqual({ '*': { version: born, ...stamp }, priority: { version: changed, ...stamp } });
  });

  test('a commit reads no more rows when the hub holds thousands', async () => {
    for (let i = 0; i < 5; i += 1)
      await hub().write(Array.from({ length: 200 }, () => ticketRows()).flatMap(asEffects));
    const rows = await hub().addTicket();
    const read = await inTransaction(hub().store.db, async (tx) => {
      const before = await rowsRead(tx);
      const [locked] = await lockRows(tx, [{ tbl: 'ticket', id: rows.ticket.id }]);
      expect(locked?.id).toBe(rows.ticket.id);
      await commit(tx, { effects: [moved(rows.ticket, TECH)], by: 'hub', agentId: null, at: 1 });
      return (await rowsRead(tx)) - before;
    });
    expect(read).toBeGreaterThan(5);
    expect(read).toBeLessThan(150);
  });

  const step = fc.record({
    ticket: fc.nat(3),
    queueId: fc.constantFrom(BILLING, TECH),
    customer: fc.nat(2),
    what: fc.constantFrom('write' as const, 'write' as const, 'delete' as const, 'message' as const),
  });

  test('sums kept from commit to commit equal sums counted from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (commits) => {
        const tickets = [0, 1, 2, 3].map(() => ticketRows());
        const customers = [0, 1, 2].map(() => ticketRows().customer);
        await hub().write(customers.map((data): Effect => ({ tbl: 'customer', id: data.id, data })));
        for (const steps of commits) await hub().write(steps.flatMap((one) => effectsOf(one, tickets, customers)));
        expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
      }),
      { numRuns: 25 },
    );
  });
}

type Step = { ticket: number; queueId: string; customer: number; what: 'write' | 'delete' | 'message' };
type Rows = ReturnType<typeof ticketRows>;

function effectsOf(
  { ticket, queueId, customer, what }: Step,
  tickets: Rows[],
  customers: Rows['customer'][],
): Effect[] {
  const rows = tickets[ticket];
  const who = customers[customer];
  if (!rows || !who) return [];
  const { id } = rows.ticket;
  if (what === 'delete') return [{ tbl: 'ticket', id, data: null }];
  const next = { ...rows.ticket, queueId: queueId as Ticket['queueId'], customerId: who.id };
  const message: Effect = { tbl: 'message', id: rows.message.id, data: rows.message };
  return what === 'message' ? [message] : [{ tbl: 'ticket', id, data: next }];
}
