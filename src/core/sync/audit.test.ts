import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '#shared/kernel/time.ts';
import { clientOf, openLab, startDesk, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { aTicket, row } from '#testkit/core-team.ts';
import type { Db } from '../db/types.ts';

let lab: Lab;
let desk: TestDesk;
let app: AppClient;
let db: Db;
beforeEach(async () => {
  lab = openLab();
  const ports = testPorts({ dataDir: lab.folder('audited'), transport: lab.hub.transport(), clock: lab.clock });
  const open: typeof ports.replicas.open = async (place) => {
    const parts = await ports.replicas.open(place);
    ({ db } = parts);
    return parts;
  };
  desk = startDesk({ ...ports, replicas: { ...ports.replicas, open } });
  lab.hub.store.put(
    Array.from({ length: 450 }, (_, i) => row('ticket', aTicket(`u${1000 + i}`, { subject: `no ${i}` }))),
  );
  app = clientOf(desk.core);
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(10_000);
});
afterEach(async () => {
  await desk.core.stop();
  await lab.close();
});

const spoil = (ids: readonly string[]): void => {
  db.write((tx) => {
    for (const id of ids) tx.run(`update ticket set subject = 'something else' where id = ?`, [id]);
  });
};
const subjectOf = async (ticketId: string): Promise<string> => (await app.tickets.get({ ticketId })).subject;
const said = (): unknown[] =>
  desk.ports.log.lines.flatMap(({ event, fields }) => (event === 'audit.differs' ? [fields] : []));

test('what a row says is compared with the hub in idle times, through everything, and made right without its words in a log', async () => {
  spoil(['u1000', 'u1449']);
  await lab.clock.advance(80 * MINUTE);
  expect([await subjectOf('u1000'), await subjectOf('u1449')]).toEqual(['no 0', 'no 449']);
  expect(said()).toHaveLength(2);
  expect(JSON.stringify(said())).not.toMatch(/no 0|something else|u1000/);
  // The next round begins anew, and finds nothing where nothing is wrong.
  spoil(['u1001']);
  await lab.clock.advance(80 * MINUTE);
  expect([await subjectOf('u1001'), said().length]).toEqual(['no 1', 3]);
  expect((await app.sync.status({})).state).toBe('online');
});

test('an edit that waits stands over what is made right', async () => {
  spoil(['u1000']);
  lab.hub.isDown = true;
  await app.tickets.set({ ticketId: 'u1000', fields: { priority: 'urgent' } });
  await lab.clock.advance(5 * MINUTE);
  lab.hub.isDown = false;
  await app.sync.now({});
  await lab.clock.advance(80 * MINUTE);
  const ticket = await app.tickets.get({ ticketId: 'u1000' });
  expect([ticket.subject, ticket.priority]).toEqual(['no 0', 'urgent']);
});

test('a hub that is busy is asked again later, and nothing else waits for it', async () => {
  spoil(['u1000']);
  let refused = 0;
  lab.hub.intercept = ({ path }) => {
    if (path !== '/sync/v1/rows' || refused > 0) return undefined;
    refused += 1;
    return { status: 503, body: '{"code":"busy"}' };
  };
  await lab.clock.advance(15 * MINUTE);
  expect(refused).toBe(1);
  expect((await app.sync.status({})).state).toBe('online');
  await lab.clock.advance(120 * MINUTE);
  expect(await subjectOf('u1000')).toBe('no 0');
});
