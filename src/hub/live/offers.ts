import { sql } from 'kysely';
import type { Waiting } from '#shared/domain/assignment.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { Db } from '../store/index.ts';

/** Contacts that wait for an agent, in the database: of all processes of the hub, one gives each out, and one agent takes it. */
export type Offer = {
  readonly contactId: string;
  readonly queueId: string;
  readonly channel: Waiting['channel'];
  readonly sinceAt: number;
};

export const dropOffer = (db: Db, contactId: string): Promise<unknown> =>
  db.deleteFrom('offer').where('contact', '=', contactId).execute();

/** Every process says once an hour what it knows; what none has known for so long was left behind by one that is gone. */
const UNKNOWN_MS = 3 * HOUR;

export async function tendOffers(db: Db, going: readonly string[], now: number): Promise<void> {
  await sql`update offer set known_at = ${now} where contact = any (${going}::text[])`.execute(db);
  await db
    .deleteFrom('offer')
    .where('known_at', '<', now - UNKNOWN_MS)
    .execute();
}

/** The exchange says who has it. */
export const settleOffer = (db: Db, contactId: string, agentId: string): Promise<unknown> =>
  db.updateTable('offer').set({ taken: true, agent: agentId }).where('contact', '=', contactId).execute();

/** Whether it was theirs to take and nobody had: of two who say so, one hears yes. */
export async function takeOffer(
  db: Db,
  { contactId, agentId, now }: { contactId: string; agentId: string; now: number },
) {
  const { numUpdatedRows } = await db
    .updateTable('offer')
    .set({ taken: true })
    .where('contact', '=', contactId)
    .where('agent', '=', agentId)
    .where('until_at', '>', now)
    .where('taken', '=', false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** As `takeOffer`, of a contact that rings for some by name: to whomever it was offered before, nobody has taken it. */
export async function claim(
  db: Db,
  { contactId, queueId, channel, sinceAt }: Offer,
  { agentId, now }: { agentId: string; now: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('offer')
    .values({
      contact: contactId,
      queue: queueId,
      channel,
      since_at: sinceAt,
      agent: agentId,
      until_at: null,
      taken: true,
      known_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('contact')
        .doUpdateSet({ agent: agentId, until_at: null, taken: true })
        .where('offer.taken', '=', false),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return true;
  const held = await db.selectFrom('offer').select('agent').where('contact', '=', contactId).executeTakeFirst();
  return held?.agent === agentId;
}

/** Whether it had been offered to them and goes on to the next. */
export async function passOffer(
  db: Db,
  { contactId, agentId, now }: { contactId: string; agentId: string; now: number },
) {
  const { rows } = await sql`
    update offer set agent = null, until_at = null, passed = passed || jsonb_build_object(${agentId}::text, ${now}::bigint)
    where contact = ${contactId} and agent = ${agentId} and not taken returning 1`.execute(db);
  return rows.length > 0;
}

/** Whether they have taken it, also where this process has not heard of it yet. */
export async function hasTaken(db: Db, { contactId, agentId }: { contactId: string; agentId: string }) {
  const row = await db
    .selectFrom('offer')
    .select(['agent', 'taken'])
    .where('contact', '=', contactId)
    .executeTakeFirst();
  return row?.taken === true && row.agent === agentId;
}
