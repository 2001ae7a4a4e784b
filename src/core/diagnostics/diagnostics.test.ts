import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { openLab, startDesk, type Lab } from '#testkit/core-desk.ts';
import { aCustomer, aTicket, row } from '#testkit/core-team.ts';
import { slowest } from './queries.ts';

let lab: Lab;
beforeEach(() => {
  lab = openLab();
});
afterEach(() => lab.close());
const ANA = { handle: 'ana', password: 'ana-password' };

describe('the report for an engineer', () => {
  test('says versions, sizes, heads and counts, as its contract describes them', async () => {
    const { app } = lab.desk('one');
    await app.session.signIn(ANA);
    await lab.clock.advance(3000);
    lab.hub.isDown = true;
    const body = 'a note';
    await app.messages.add({
      id: crypto.randomUUID(),
      ticketId: 't1',
      kind: 'note',
      body,
      attachmentIds: [],
      status: null,
    });
    const report = await app.diagnostics.get({});
    expect(Diagnostics.parse(report)).toEqual(report);
    expect(report.versions).toMatchObject({ desk: '0.0.0-test', protocol: PROTOCOL_VERSION, hub: '1' });
    expect(report.versions.sqlite).toMatch(/^3\.\d+\.\d+$/);
    expect(report.versions.runtime).toMatch(/^Node 24/);
    expect(report.desk.replicaBytes + report.desk.walBytes).toBeGreaterThan(20_000);
    expect(report.desk.freeBytes).toBeGreaterThan(0);
    expect(report.sync).toMatchObject({ epoch: lab.hub.epoch, cursor: lab.hub.store.v, hubUrl: 'https://hub.test' });
    const queue = report.sync.parts.find(({ part }) => part === 'q:q1');
    expect(queue).toMatchObject({ state: 'live', rows: 4 });
    expect(queue?.sum).toMatch(/^[0-9a-f]{8}-[0-9a-f]{8}$/);
    expect(report.outbox).toEqual({ waiting: 1, sent: 0, unread: 0, oldestAt: lab.clock.now() });
    expect(report.rows).toMatchObject({ ticket: 1, message: 3, customer: 1, pend: 1, draft: 0 });
  });

  test('holds no word, name, number or address of anybody', async () => {
    const desk = lab.desk('one');
    const { app } = desk;
    const secrets = ['王芳', '+8613912345678', 'wang@example.com', '订单八八六六', '保密的回复', 'unsaid words'];
    lab.hub.store.put([
      row('customer', aCustomer('c9', { name: secrets[0]!, phones: [secrets[1]!], emails: [secrets[2]!] })),
      row('ticket', aTicket('t9', { customerId: 'c9' as never, subject: secrets[3]!, tags: ['保密的回复'] })),
    ]);
    await app.session.signIn(ANA);
    await lab.clock.advance(3000);
    const message = { kind: 'reply' as const, attachmentIds: [], status: null };
    await app.messages.add({ id: crypto.randomUUID(), ticketId: 't9', body: '保密的回复', ...message });
    await app.drafts.save({ ticketId: 't9', draft: { kind: 'reply', body: 'unsaid words', attachments: [] } });
    const text = JSON.stringify(await app.diagnostics.get({}));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/Agent ana|ana-password/);
  });

  test('names the newest faults by reference, call and code, and nothing of what they said', async () => {
    const { ports } = lab.desk('one');
    const faulty = startDesk({
      ...ports,
      settings: {
        get: () => {
          throw new TypeError('the secret of 王芳');
        },
        set: (values) => ports.settings.set(values),
      },
    });
    await faulty.app.session.signIn(ANA);
    const references: string[] = [];
    for (let n = 0; n < 25; n += 1) {
      const error = await faulty.app.settings
        .get({})
        .catch((thrown: unknown) => thrown as { data: { reference: string } });
      references.unshift((error as { data: { reference: string } }).data.reference);
    }
    const { faults } = await faulty.app.diagnostics.get({});
    expect(faults.map(({ reference }) => reference)).toEqual(references.slice(0, 20));
    expect(faults[0]).toMatchObject({ call: 'settings.get', code: 'TypeError', at: lab.clock.now() });
    expect(JSON.stringify(faults)).not.toContain('王芳');
    await faulty.core.stop();
  });

  test('is for somebody who is signed in', async () => {
    const { app } = lab.desk('one');
    await expect(app.diagnostics.get({})).rejects.toMatchObject({ code: 'LOCKED' });
  });
});

const one = (sql: string, totalMs: number, maxMs: number) => ({ sql, count: 1, totalMs, maxMs, lastAt: 0 });

test('the slowest statements are those that cost most, and never without the single worst', () => {
  const many = Array.from({ length: 40 }, (_, i) => one(`select ${i}`, 100 + i, 5));
  const found = slowest([...many, one('the worst', 90, 90)]);
  expect(found).toHaveLength(20);
  expect(found[0]?.sql).toBe('select 39');
  expect(found.map(({ sql }) => sql)).toContain('the worst');
});
