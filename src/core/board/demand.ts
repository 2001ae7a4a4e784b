import {
  demandFrom,
  knownOf,
  SLOT_MS,
  WEEKS,
  type Basis,
  type Demand,
  type Expected,
  type Finished,
} from '#shared/domain/cover/index.ts';
import { localDayOf, offsetIn, weekdayOf } from '#shared/domain/zone.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';

const WEEK = 7 * DAY;
/** A busy centre's four Mondays; more would take longer than a click may. */
const MAX_CONTACTS = 40_000;

type Row = {
  readonly ringingAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly wrappedAt: number | null;
};

const RANG = `
  select ringing_at as ringingAt, data ->> '$.answeredAt' as answeredAt, data ->> '$.endedAt' as endedAt, data ->> '$.wrappedAt' as wrappedAt
  from contact indexed by contact_rang where queue_id in (select value from json_each(?)) and ringing_at >= ? and ringing_at < ?
    and data ->> '$.channel' = 'phone' and data ->> '$.direction' = 'in'
  order by ringing_at desc limit ${MAX_CONTACTS}`;

type Window = readonly [fromAt: number, toAt: number];

const rang = (db: ReadableDb, queueIds: readonly string[], windows: readonly Window[]): Finished[] =>
  windows.flatMap(([fromAt, toAt]) => db.all<Row>(RANG, [JSON.stringify(queueIds), fromAt, toAt]));

/** The same weekdays before, with half a day to both sides. */
const weeksBefore = (now: number, untilAt: number): Window[] =>
  Array.from({ length: WEEKS }, (_, i): Window => {
    const back = (i + 1) * WEEK;
    return [now - back - DAY / 2, untilAt - back + DAY / 2];
  });

/** Whatever the weeks before were like: a last hour that was busier is what stands before the door. */
const busier = (weeks: Expected, hour: Expected | undefined): Expected =>
  hour !== undefined && (hour.contacts ?? 0) > (weeks.contacts ?? 0) ? hour : weeks;

export type Outlook = {
  readonly demand: readonly Demand[];
  /** On what most of the time to come rests, and on how many calls. */
  readonly basis: Basis;
  readonly contacts: number;
  /** For the slot that runs. */
  readonly current: Expected | undefined;
};

/** Half hours by the team's clock: 'tue 09:30' as 2-19. */
function slotNames(zone: string): (at: number) => string {
  const offset = offsetIn(zone);
  return (at) => {
    const day = localDayOf(offset, at);
    return `${weekdayOf(day)}-${Math.floor((at + offset(at) - day * DAY) / SLOT_MS)}`;
  };
}

type Asked = {
  readonly queueIds: readonly string[];
  readonly now: number;
  readonly untilAt: number;
  readonly zone: string;
};

/** Which calls are to be expected from now to `untilAt`, ms UTC. */
export function outlookOf(db: ReadableDb, { queueIds, now, untilAt, zone }: Asked): Outlook {
  const first = now - (now % SLOT_MS);
  const slots = Array.from({ length: Math.ceil((untilAt - first) / SLOT_MS) }, (_, i) => first + i * SLOT_MS);
  const asked = { slots, slotOf: slotNames(zone), now };
  const recent = rang(db, queueIds, [[now - 4 * HOUR, now + 1]]);
  const hour = demandFrom(recent, asked);
  const weeks = demandFrom([...rang(db, queueIds, weeksBefore(now, untilAt)), ...recent], asked);
  const expected = weeks.map((slot, i) => busier(slot, hour[i]));
  const [current] = expected;
  const bases = expected.map(({ basis }) => basis);
  const basis = bases.includes('weeks') ? 'weeks' : bases.includes('hour') ? 'hour' : 'none';
  return {
    demand: knownOf(expected),
    basis,
    contacts: Math.max(0, ...expected.map(({ restsOn }) => restsOn)),
    current,
  };
}
