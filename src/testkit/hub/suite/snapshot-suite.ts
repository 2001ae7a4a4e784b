import { expect, test } from 'vitest';
import { queuePart } from '#shared/domain/part.ts';
import type { SnapshotRow } from '#shared/contract/team/sync.ts';
import { asEffects, BILLING, TECH, ticketRows, type TestHub } from '../start-test-hub.ts';
import { membersOf, versionOf } from './recount.ts';

const PART = queuePart(BILLING);

/** Snapshots: what every database has to hand out alike. */
export function snapshotSuite(hub: () => TestHub): void {
  test('pages follow each other without overlap or gap and end with exactly the rows of the part', async () => {
    for (let i = 0; i < 3; i += 1)
      await hub().write(Array.from({ length: 300 }, () => ticketRows()).flatMap(asEffects));
    const ann = await hub().signIn('ann');
    const rows: SnapshotRow[] = [];
    let pages = 0;
    for (let after: string | undefined; ; pages += 1) {
      const page = await ann.snapshot(PART, after);
      rows.push(...page.rows);
      expect(page.head.s).toBe(await versionOf(hub().store));
      if (page.head.done) break;
      after = page.head.after ?? undefined;
    }
    expect(pages).toBeGreaterThan(0);
    const found = Object.fromEntries(rows.map(([tbl, id, version]) => [`${tbl}/${id}`, version]));
    expect(Object.keys(found).length).toBe(rows.length);
    expect(found).toEqual(await membersOf(hub().store, PART));
  });

  test('a kept page is not handed out once the part has changed', async () => {
    const ann = await hub().signIn('ann');
    await ann.snapshot(PART);
    const { ticket } = ticketRows({ id: 'ticket-0000' as never });
    await hub().write([{ tbl: 'ticket', id: ticket.id, data: ticket }]);
    const pages = [await ann.snapshot(PART, 'ticket/'), await ann.snapshot(PART, 'ticket/')];
    for (const { rows } of pages) expect(rows.map(([, id]) => id)).toContain('ticket-0000');
    await hub().write([{ tbl: 'ticket', id: ticket.id, data: null }]);
    expect((await ann.snapshot(PART, 'ticket/')).rows.map(([, id]) => id)).not.toContain('ticket-0000');
  });

  test('a kept page says the version of now, so that a device that uses it is not behind', async () => {
    const ann = await hub().signIn('ann');
    const first = await ann.snapshot(PART);
    await hub().addTicket({ queueId: TECH as never });
    const second = await ann.snapshot(PART);
    expect(second.head.s).toBe(first.head.s + 1);
    expect(second.text).toBe(first.text);
  });

  test('a part outside the scope is refused in so many words', async () => {
    const ann = await hub().signIn('ann');
    const answer = await ann.snapshot(queuePart(TECH));
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toEqual({ code: 'denied', detail: queuePart(TECH) });
  });

  test('a part that is in scope and empty is a page without rows', async () => {
    const ann = await hub().signIn('ann');
    const { status, head, rows } = await ann.snapshot('sop:service');
    expect([status, head.done, rows]).toEqual([200, true, []]);
  });
}
