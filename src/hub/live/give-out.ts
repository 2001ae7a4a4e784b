import { sql, type Selectable } from 'kysely';
import {
  assign,
  canTake,
  OFFER_MS,
  PASSED_MS,
  type Assignment,
  type Candidate,
  type Waiting,
} from '#shared/domain/assignment.ts';
import { inTransaction, type Db, type Tables, type Tx } from '../store/index.ts';
import type { Offer } from './offers.ts';

/**
 * Who is asked is decided under one lock, so that no two processes of the hub offer one contact to two agents, or two contacts to one
 * who has room for one.
 */
const LOCK = 7_240_011;
/** So many are looked at; those behind them wait for those before. */
const MAX_WAITING = 500;

type Row = Selectable<Tables['offer']>;
/** What an agent was offered or has taken. */
export type Busy = { readonly agentId: string; readonly contactId: string; readonly channel: Waiting['channel'] };

export type Round = {
  readonly given: readonly Assignment[];
  /** Who let one ring until its time was over. */
  readonly passed: readonly Assignment[];
  /** When the next offer ends or somebody may be asked again; null: nothing waits. */
  readonly nextAt: number | null;
};

export type Asked = {
  readonly now: number;
  /** What this process knows: rows of other contacts are of one that will give them out itself, or were left behind. */
  readonly known: () => { readonly going: readonly string[]; readonly waiting: readonly string[] };
  /** Who is there, with what each has besides these offers. */
  readonly candidates: (busy: readonly Busy[]) => readonly Candidate[];
};

/** One round: takes back what was offered for long enough, and gives what waits to who has room. */
export const giveOut = (db: Db, asked: Asked): Promise<Round> =>
  inTurn(db, async (tx) => {
    const { now } = asked;
    const { going, waiting: ringing } = asked.known();
    const held = await heldRows(tx, going);
    const busy = held.filter((row) => !isOver(row, now));
    const over = held.filter((row) => isOver(row, now) && ringing.includes(row.contact));
    const passed = over.map(({ contact, agent }) => ({ contactId: contact, agentId: agent ?? '' }));
    for (const { contactId, agentId } of passed) await takeBack(tx, contactId, agentId, now);
    const free = await freeRows(tx, ringing);
    const given = assign(free.map(waitingOf), asked.candidates(busy.map(busyOf)), now);
    for (const one of given) await offer(tx, one, now + OFFER_MS);
    return { given, passed, nextAt: nextOf(free.map(waitingOf), given, busy, now) };
  });

/**
 * What begins to ring is offered to `first`, who knows the customer, if they have room now; otherwise it waits.
 * @returns to whom it is offered.
 */
export const enterOffer = (db: Db, one: Offer, first: string | null, asked: Asked): Promise<string | null> =>
  inTurn(db, async (tx) => {
    const { now } = asked;
    const held = first === null ? [] : await heldRows(tx, asked.known().going);
    const busy = held.filter((row) => !isOver(row, now)).map(busyOf);
    const chosen = first === null ? undefined : asked.candidates(busy).find(({ agentId }) => agentId === first);
    const agent = chosen && canTake(chosen, { ...one, passed: new Map() }, now) ? chosen.agentId : null;
    const until_at = agent === null ? null : now + OFFER_MS;
    const row = { contact: one.contactId, queue: one.queueId, channel: one.channel, since_at: one.sinceAt };
    const entered = await tx
      .insertInto('offer')
      .values({ ...row, agent, until_at, known_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('agent')
      .executeTakeFirst();
    return entered ? entered.agent : offeredTo(tx, one.contactId, now);
  });

/** To whom it was offered when it was said to ring before, in words that may have reached nobody. */
async function offeredTo(tx: Tx, contactId: string, now: number): Promise<string | null> {
  const [row] = await heldRows(tx, [contactId]);
  return row && !row.taken && !isOver(row, now) ? row.agent : null;
}

const inTurn = <T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    return run(tx);
  });

const isOver = ({ taken, until_at }: Row, now: number): boolean => !taken && (until_at ?? 0) <= now;

const heldRows = (tx: Tx, going: readonly string[]): Promise<Row[]> =>
  tx
    .selectFrom('offer')
    .selectAll()
    .where('agent', 'is not', null)
    .where(sql<boolean>`contact = any (${going}::text[])`)
    .execute();

const freeRows = (tx: Tx, ringing: readonly string[]): Promise<Row[]> =>
  tx
    .selectFrom('offer')
    .selectAll()
    .where('agent', 'is', null)
    .where('taken', '=', false)
    .where(sql<boolean>`contact = any (${ringing}::text[])`)
    .orderBy('since_at')
    .orderBy('contact')
    .limit(MAX_WAITING)
    .execute();

const busyOf = ({ agent, contact, channel }: Row): Busy => ({ agentId: agent ?? '', contactId: contact, channel });

const waitingOf = ({ contact, queue, channel, since_at, passed }: Row): Waiting => ({
  contactId: contact,
  queueId: queue,
  channel,
  sinceAt: since_at,
  passed: new Map(Object.entries(passed)),
});

const takeBack = (tx: Tx, contactId: string, agentId: string, now: number): Promise<unknown> =>
  sql`update offer set agent = null, until_at = null,
    passed = passed || jsonb_build_object(${agentId}::text, ${now}::bigint)
    where contact = ${contactId} and not taken`.execute(tx);

const offer = (tx: Tx, { contactId, agentId }: Assignment, untilAt: number): Promise<unknown> =>
  tx
    .updateTable('offer')
    .set({ agent: agentId, until_at: untilAt })
    .where('contact', '=', contactId)
    .where('agent', 'is', null)
    .where('taken', '=', false)
    .execute();

function nextOf(
  waiting: readonly Waiting[],
  given: readonly Assignment[],
  busy: readonly Row[],
  now: number,
): number | null {
  const left = waiting.filter(({ contactId }) => !given.some((one) => one.contactId === contactId));
  const times = [
    ...busy.flatMap(({ taken, until_at }) => (taken || until_at === null ? [] : [until_at])),
    ...given.map(() => now + OFFER_MS),
    ...left.flatMap(({ passed }) => [...passed.values()].map((at) => at + PASSED_MS).filter((at) => at > now)),
  ];
  return times.length === 0 ? null : Math.min(...times);
}
