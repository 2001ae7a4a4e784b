import type { Day, DayContact, DaySpan } from '#shared/contract/app/load.ts';
import { HOUR } from '#shared/kernel/units.ts';

/** What of a day is drawn; whole hours of the day. */
export type Window = { readonly fromAt: number; readonly toAt: number };
export type Place = { readonly left: number; readonly width: number };

/** A day without anything in it is drawn as a working day; one that has just begun, as long as most of one: it does not shrink by the hour. */
const USUAL = { fromMs: 9 * HOUR, toMs: 18 * HOUR };
const LEAST_MS = 8 * HOUR;
/** Nothing shorter can be seen. */
const LEAST_PERCENT = 0.2;
/** Room for a picture, and for a word beside a mark; per cent of a strip as narrow as it gets. */
const PICTURE_PERCENT = 2.4;
const WORD_PERCENT = 6;

/** From the first thing that happened or is planned to the last, in whole hours. `now`: of today; null: the day is over. */
export function windowOf(
  day: Pick<Day, 'fromAt' | 'toAt' | 'spans' | 'contacts' | 'duties'>,
  now: number | null,
): Window {
  const spans = day.spans.filter(({ kind }) => kind !== 'offline');
  const begins = [...spans, ...day.duties]
    .map(({ fromAt }) => fromAt)
    .concat(day.contacts.map((one) => one.answeredAt));
  const ends = [...spans, ...day.duties].map(({ toAt }) => toAt).concat(now === null ? [] : [now]);
  if (begins.length === 0) return { fromAt: day.fromAt + USUAL.fromMs, toAt: day.fromAt + USUAL.toMs };
  const from = Math.max(day.fromAt, Math.min(...begins));
  const to = Math.min(day.toAt, Math.max(...ends, from + LEAST_MS));
  return {
    fromAt: day.fromAt + Math.floor((from - day.fromAt) / HOUR) * HOUR,
    toAt: Math.min(day.toAt, day.fromAt + Math.ceil((to - day.fromAt) / HOUR) * HOUR),
  };
}

export const leftOf = ({ fromAt, toAt }: Window, at: number): number =>
  Math.min(100, Math.max(0, ((at - fromAt) / (toAt - fromAt)) * 100));

/** Where a stretch stands in the window; null: nowhere. */
export function placeOf(window: Window, stretch: { readonly fromAt: number; readonly toAt: number }): Place | null {
  if (stretch.toAt <= window.fromAt || stretch.fromAt >= window.toAt) return null;
  const left = leftOf(window, stretch.fromAt);
  return { left, width: Math.max(LEAST_PERCENT, leftOf(window, stretch.toAt) - left) };
}

/** Words of the axis: every hour, or every second one where they would touch. */
export function ticksOf({ fromAt, toAt }: Window): number[] {
  const hours = Math.round((toAt - fromAt) / HOUR);
  const step = hours > 12 ? 2 : 1;
  return Array.from({ length: Math.floor(hours / step) + 1 }, (_, i) => fromAt + i * step * HOUR);
}

/** The lanes, each with the kinds of stretches that lie in it. */
export const LANES = [
  ['busy', ['talk', 'hold']],
  ['acw', ['acw']],
  ['available', ['available']],
  ['pause', ['break', 'away']],
] as const satisfies readonly (readonly [string, readonly DaySpan['kind'][]])[];

export type DrawnContact = {
  readonly contact: DayContact;
  readonly place: Place;
  /** There is room for its picture, and for the word beside its mark. */
  readonly hasPicture: boolean;
  readonly hasWord: boolean;
};

/** Contacts in their lane; what would lie on the picture before it, or on the mark behind it, goes without. */
export function drawnContacts(window: Window, contacts: readonly DayContact[], now: number): DrawnContact[] {
  const placed = contacts.flatMap((contact) => {
    const place = placeOf(window, { fromAt: contact.answeredAt, toAt: contact.endedAt ?? now });
    return place ? [{ contact, place }] : [];
  });
  let pictureTo = -1;
  return placed.map(({ contact, place }, index) => {
    const hasPicture = place.left >= pictureTo;
    if (hasPicture) pictureTo = place.left + PICTURE_PERCENT;
    const next = placed.slice(index + 1).find((one) => one.contact.isHard);
    const hasWord = contact.isHard && (!next || next.place.left - place.left >= WORD_PERCENT);
    return { contact, place, hasPicture, hasWord };
  });
}

type Hour = Day['hours'][number];

/** The hour with the most to do; null: there is none that says anything. */
export const busiestOf = (hours: readonly Hour[]): Hour | null =>
  hours.reduce<Hour | null>((most, one) => ((one.occupancy ?? 0) > (most?.occupancy ?? 0) ? one : most), null);
