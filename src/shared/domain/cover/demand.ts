import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import { checkMs, type Span } from './amounts.ts';
import { handlingOf, type Finished, type Handling } from './handling.ts';
import type { Demand } from './pieces.ts';

export const SLOT_MS = 30 * MINUTE;
/** The same weekday of so many weeks before. */
export const WEEKS = 4;
/** With fewer days that have data, the last hour tells more. */
export const LEAST_DAYS = 2;
/** With fewer answered contacts, a slot's mean handling time says less than that of its whole days. */
export const LEAST_ANSWERED = 30;
const WEEK = 7 * DAY;

/** Where an expectation comes from: the same weekdays before, the hour before now, or nowhere. */
export type Basis = 'weeks' | 'hour' | 'none';

/** What is expected in a slot. `restsOn`: contacts that were counted for it. */
export type Expected =
  | (Demand & { readonly basis: 'weeks' | 'hour'; readonly restsOn: number })
  | (Span & { readonly basis: 'none'; readonly contacts: null; readonly ahtMs: null; readonly restsOn: 0 });

export type DemandAsked = {
  /** When each slot begins, ms UTC, where the team's half hours begin. */
  readonly slots: readonly number[];
  /** How long all of them are; `slotOf` is to tell apart slots of this length. */
  readonly slotMs?: number;
  /** The slot of the week a moment lies in, by the team's clock, as 'tue 09:30': this file knows no time zone. */
  readonly slotOf: (at: number) => string | number;
  /** ms UTC. */
  readonly now: number;
};

type Past = { readonly sorted: readonly Finished[]; readonly bySlot: ReadonlyMap<string | number, Finished[]> };

/** Contacts that began from `fromAt` to before `toAt`; sought by halves, as there are many. */
function began(sorted: readonly Finished[], fromAt: number, toAt: number): readonly Finished[] {
  const placeOf = (at: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.ringingAt ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return sorted.slice(placeOf(fromAt), placeOf(toAt));
}

/**
 * The days on which anything was written down at all. On one that has nothing the desk was closed or not yet in use; as a day without
 * contacts it would halve what is to come. A day is twelve hours to both sides of the slot, which needs no calendar.
 */
function daysBefore(
  { sorted }: Past,
  { fromAt }: Span,
): { readonly week: number; readonly all: readonly Finished[] }[] {
  return Array.from({ length: WEEKS }, (_, i) => {
    const at = fromAt - (i + 1) * WEEK;
    return { week: i + 1, all: began(sorted, at - DAY / 2, at + DAY / 2) };
  }).filter(({ all }) => all.length > 0);
}

function fromWeeks(past: Past, slot: Span, key: string | number): Expected | null {
  const days = daysBefore(past, slot);
  if (days.length < LEAST_DAYS) return null;
  const weeks = new Set(days.map(({ week }) => week));
  // Rounded: where clocks have changed since, the same slot lies an hour beside the whole week.
  const weekOf = ({ ringingAt }: Finished): number => Math.round((slot.fromAt - ringingAt) / WEEK);
  const same = (past.bySlot.get(key) ?? []).filter((contact) => weeks.has(weekOf(contact)));
  const handling = enough(handlingOf(same)) ?? handlingOf(days.flatMap(({ all }) => all));
  if (!handling) return null;
  return { ...slot, basis: 'weeks', contacts: same.length / days.length, ahtMs: handling.ahtMs, restsOn: same.length };
}

const enough = (handling: Handling | null): Handling | null =>
  handling && handling.answered >= LEAST_ANSWERED ? handling : null;

/** By their end and not by their beginning: those of the last minutes that still go on are in no history, and would be missing. */
function fromHour(
  { sorted }: Past,
  now: number,
): { readonly perMs: number; readonly ahtMs: number; readonly n: number } | null {
  const ended = sorted.filter(({ endedAt }) => endedAt > now - HOUR);
  const handling = handlingOf(ended);
  return handling && { perMs: ended.length / HOUR, ahtMs: handling.ahtMs, n: ended.length };
}

/**
 * What is expected in each slot: contacts that ring, answered or not, per day of the same weekday in the four weeks before that has data,
 * and their mean handling time (that of the whole days where the slot has fewer than thirty answered). With fewer than two such days,
 * as many as in the hour before `now`; where nobody answered in it either, nothing is known. `history`: finished contacts of one kind,
 * such as people take one at a time and did not begin themselves; only those before `now` count. A half hour that clocks showed twice on
 * one of the days counts there twice.
 * @throws RangeError for moments that are no whole ms, a slot of no length.
 */
export function demandFrom(history: readonly Finished[], asked: DemandAsked): Expected[] {
  const { slots, slotMs = SLOT_MS, slotOf, now } = asked;
  checkMs('now', now);
  checkMs('slotMs', slotMs, 1);
  const sorted = history.filter(({ endedAt }) => endedAt <= now).toSorted((a, b) => a.ringingAt - b.ringingAt);
  const past = { sorted, bySlot: Map.groupBy(sorted, ({ ringingAt }) => slotOf(ringingAt)) };
  const hour = fromHour(past, now);
  return slots.map((fromAt) => {
    checkMs('slot', fromAt);
    const slot = { fromAt, toAt: fromAt + slotMs };
    const known = fromWeeks(past, slot, slotOf(fromAt));
    if (known) return known;
    if (!hour) return { ...slot, basis: 'none', contacts: null, ahtMs: null, restsOn: 0 };
    return { ...slot, basis: 'hour', contacts: hour.perMs * slotMs, ahtMs: hour.ahtMs, restsOn: hour.n };
  });
}

/** The slots of which something is known, as `checkRelief` and `stagger` take them. */
export const knownOf = (expected: readonly Expected[]): Demand[] =>
  expected.flatMap(({ basis, fromAt, toAt, contacts, ahtMs }) =>
    basis === 'none' ? [] : [{ fromAt, toAt, contacts, ahtMs }],
  );
