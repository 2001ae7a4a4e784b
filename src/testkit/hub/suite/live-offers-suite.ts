/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { contactIdOf } from '#shared/telephony/index.ts';
import { tendOffers } from '#hub/live/offers.ts';
import { actOn, leave, showPresence } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { BILLING, type TestHub } from '../start-test-hub.ts';

const HOUR = 3_600_000;

const ring = (callId: string) => ({ event: 'newCall', direction: 'in', from: '030', callId, queue: 'Billing' });

/** What waits and is given out, to one after the other: what every database has to carry alike. */
export function liveOffersSuite(hub: () => TestHub): void {
  const offers = async (like: string) =>
    (await hub().store.db.selectFrom('offer').select('contact').where('contact', 'like', like).execute()).map(
      ({ contact }) => contact,
    );

  test('five hundred that were taken, and five hundred a hub that is gone has left behind, keep nobody from what rings now', async () => {
    const ann = await hub().signIn('ann');
    const line = await listenLine(hub(), ann);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    await showPresence(hub(), ann);
    await sql`insert into offer (contact, queue, channel, since_at, agent, taken)
      select 'crowd-' || i, ${BILLING}, 'chat', i, case when i % 2 = 0 then 'agent-ann' end, i % 2 = 0
      from generate_series(1, 1000) i`.execute(hub().store.db);
    const callId = randomUUID();
    await pbx.say(ring(callId));
    expect(await line.next({ type: 'ring', callId })).toBeDefined();
    await pbx.say({ event: 'hangup', callId });
    await hub().store.db.deleteFrom('offer').where('contact', 'like', 'crowd-%').execute();
    await leave(hub(), ann);
    await turn(hub(), 2000);
    await line.close();
  });

  test('what no process knows any more is let go after three hours; what another process knows stays', async () => {
    const { store, clock } = hub();
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = randomUUID();
    await pbx.say({ ...ring(callId), channel: 'social' });
    const row = { queue: BILLING, channel: 'chat' as const, since_at: clock.now(), known_at: clock.now() };
    await store.db
      .insertInto('offer')
      .values(['left', 'there'].map((name) => ({ ...row, contact: `tended-${name}`, agent: null, until_at: null })))
      .execute();
    for (let hour = 1; hour <= 5; hour += 1) {
      for (let half = 0; half < 2; half += 1) {
        await pbx.say({ event: 'line', callId, speaker: 'customer', text: `${hour}` });
        await hub().settle();
        clock.advance(HOUR / 2);
      }
      await hub().settle();
      // As its timer would by now; the timer runs beside the clock of the test and may be late.
      await hub().hub.clean();
      // Another process, that has heard of another contact.
      await tendOffers(store.db, ['tended-there'], clock.now());
    }
    await turnUntil(hub(), async () => (await offers('tended-%')).length === 1);
    expect(await offers('tended-%')).toEqual(['tended-there']);
    expect(await offers(contactIdOf(pbx.name, callId))).toHaveLength(1);
    await pbx.say({ event: 'hangup', callId });
    await store.db.deleteFrom('offer').where('contact', 'like', 'tended-%').execute();
    await turn(hub(), 2000);
  });

  test('a call offered to one and then given by the exchange to another by name is withdrawn from the one and taken by the other', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    await showPresence(hub(), ann);
    const callId = randomUUID();
    const contactId = contactIdOf(pbx.name, callId);
    await pbx.say(ring(callId));
    expect(await anns.next({ type: 'ring', callId })).toBeDefined();
    hub().clock.advance(1000);
    await pbx.say({ ...ring(callId), user: 'ben' });
    expect(await anns.next({ type: 'withdrawn', contactId })).toBeDefined();
    expect(await bens.next({ type: 'ring', callId })).toBeDefined();
    expect((await actOn(ann, contactId, 'accept')).body.isTaken).toBe(false);
    expect((await actOn(ben, contactId, 'accept')).body).toEqual({ isTaken: true, agentId: 'agent-ben' });
    expect(await bens.next({ type: 'answer', callId })).toBeDefined();
    await pbx.say({ event: 'hangup', callId });
    expect(await bens.next({ type: 'hangup', callId })).toBeDefined();
    await leave(hub(), ann);
    await turn(hub(), 2000);
    await anns.close();
    await bens.close();
  });
}
