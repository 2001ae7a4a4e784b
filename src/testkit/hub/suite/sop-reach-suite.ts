import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { eraseCustomer } from '#hub/erase/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { sopPart } from '#shared/domain/part.ts';
import { BILLING, TECH } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import { keptSums, recount } from './recount.ts';
import { append, fresh, result, set, sopOf, start, WALKED, type About, type Tools } from './sop-tools.ts';

const attach = (about: About, ticketId: string): Mutation =>
  ({ name: 'run.attach', runId: about.runId, sopId: sopOf(about), ticketId }) as unknown as Mutation;
const flag = (about: About, over: object = {}): Mutation => {
  const { key, runId, ticketId } = about;
  const raised = { id: fresh('flag'), teamId: 'service', sopId: sopOf(about), key, version: 1, step: 'identity' };
  return { name: 'flag.raise', flag: { ...raised, runId, ticketId, note: '没有单号', ...over } } as unknown as Mutation;
};
const idOf = (mutation: Mutation): string => (mutation as Extract<Mutation, { name: 'flag.raise' }>).flag.id;

/** What a write of procedures reaches beside what it names, and what may be written without holding everything. */
export function reachSopSuite(current: () => TestHub, { doc, as, procedure, begun }: Tools): void {
  const loose = async (about: Partial<About> = {}): Promise<About> => {
    const made = { runId: fresh('run'), key: await procedure(), ticketId: null, ...about };
    expect(await as('ann', start(made, { contactId: fresh('call') }))).toEqual(['ok']);
    return made;
  };

  test('who holds the queue goes on and gives up without holding the procedures; only to begin one needs them', async () => {
    const [going, ended] = [await begun(), await begun()];
    const free = await loose();
    const by = commandLine(current().clock.now());
    const part = sopPart('service');
    await revokeScope(current().store.db, 'ann', part, by);
    try {
      const abandon = append(ended, { did: 'abandon', id: randomUUID(), reason: 'customer-left', note: '' });
      const walked = [append(going, ...WALKED), abandon, attach(free, going.ticketId)];
      expect(await as('ann', ...walked)).toEqual(['ok', 'ok', 'ok']);
      expect(await as('ann', start({ ...going, runId: fresh('run') }))).toEqual(['scope']);
    } finally {
      await grantScope(current().store.db, 'ann', part, by);
    }
  });

  test('what is written of a run without a ticket counts for the ticket it got meanwhile, if that may be held', async () => {
    const about = await loose();
    const { ticket } = await current().addTicket({});
    expect(await as('lea', attach(about, ticket.id))).toEqual(['ok']);
    expect(await as('ann', append(about, result('identity', 'verified')))).toEqual(['ok']);
    expect((await doc('ticket', ticket.id))?.['runs']).toMatchObject([{ done: 1, blocks: ['promise'] }]);
    await as('lea', set(ticket.id, { queueId: TECH }));
    const said = { ...result('promise', 'done', { day: '2026-12-01' }), values: { day: '答应了十二月一日' } } as never;
    expect(await as('ann', append(about, said))).toEqual(['scope']);
    const notices = await current().store.db.selectFrom('doc').select('data').where('tbl', '=', 'notice').execute();
    expect(notices.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ ticketId: ticket.id, kind: 'kept', reason: 'scope', body: '答应了十二月一日' }),
    );
    expect(await keptSums(current().store)).toEqual(await recount(current().store));
  });

  test('a run begins without a customer that its writer may not hold', async () => {
    const { customer } = await current().addTicket({ queueId: TECH as never });
    const { ticket } = await current().addTicket({});
    const key = await procedure();
    const [free, about] = [null, ticket.id].map((ticketId) => ({ runId: fresh('run'), key, ticketId }));
    const over = { contactId: fresh('call'), customerId: customer.id };
    expect(await as('ann', start(free!, over), start(about!, over))).toEqual(['ok', 'ok']);
    expect(await doc('run', free!.runId)).toMatchObject({ customerId: null, queueId: BILLING });
    expect(await doc('run', about!.runId)).toMatchObject({ customerId: ticket.customerId });
  });

  test('a flag names its run and that run’s ticket; one of a run its writer no longer holds stands without both', async () => {
    const [about, other] = [await begun(), await begun()];
    const raised = flag(about, { ticketId: null });
    expect(await as('ann', raised, flag(about, { ticketId: other.ticketId }))).toEqual(['ok', 'invalid']);
    expect(await doc('flag', idOf(raised))).toMatchObject({ runId: about.runId, ticketId: about.ticketId });
    await as('lea', set(about.ticketId, { queueId: TECH }));
    const late = flag(about);
    expect(await as('ann', late)).toEqual(['ok']);
    expect(await doc('flag', idOf(late))).toMatchObject({ runId: null, ticketId: null, note: '没有单号' });
  });

  test('whoever is erased takes along what was flagged beside their tickets and in their runs', async () => {
    const [about, stays] = [await begun(), await begun()];
    const { customerId } = (await doc('ticket', about.ticketId)) as { customerId: string };
    const free = { ...about, runId: fresh('run'), ticketId: null };
    expect(await as('ann', start(free, { contactId: fresh('call'), customerId }))).toEqual(['ok']);
    const later = await loose({ key: about.key });
    // Flagged before it had its ticket: only the run leads to it.
    const flags = [flag(about), flag(free), flag(later)];
    expect(await as('ann', ...flags, attach(later, about.ticketId), flag(stays))).toEqual(Array(5).fill('ok'));
    await eraseCustomer(current().store.db, customerId, commandLine(current().clock.now()));
    for (const gone of flags) expect(await doc('flag', idOf(gone))).toBeUndefined();
    const left = await current().store.db.selectFrom('doc').select('data').where('tbl', '=', 'flag').execute();
    expect(left.map(({ data }) => data['runId'])).toContain(stays.runId);
    expect(await keptSums(current().store)).toEqual(await recount(current().store));
  });
}
