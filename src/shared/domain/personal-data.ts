import { findHandles } from './personal-data-handles.ts';
import { findNames, type KnownNames } from './personal-data-names.ts';
import { findBankCards, findEmails, findIdCards } from './personal-data-numbers.ts';
import { findOrderNumbers } from './personal-data-orders.ts';
import { findPhones } from './personal-data-phones.ts';
import { findAddresses, findPlates } from './personal-data-places.ts';
import type { Span } from './personal-data-spans.ts';

export type { Span } from './personal-data-spans.ts';

/** Words that could name a person or their things. What a rule can say: a person decides what stays. Free of schemas. */
export const PERSONAL_KINDS = [
  'name',
  'phone',
  'email',
  'id-card',
  'bank-card',
  'order-number',
  'address',
  'plate',
  'handle',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

export type Found = Span & { readonly kind: PersonalKind; readonly text: string };

/** One writing for all signs, each as long as before, so that places stay what they are. */
export function plain(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2002-\u200a\u3000\t]/g, ' ');
}

type Finder = readonly [PersonalKind, (text: string, known: KnownNames) => Span[]];

/**
 * From the surest to the vaguest: what one step has taken, the ones after it leave alone. Of the numbers that meet in one
 * place the longest is what was written; a shorter one is a piece of it.
 */
const STEPS: readonly (readonly Finder[])[] = [
  [['email', findEmails]],
  [
    ['id-card', findIdCards],
    ['bank-card', findBankCards],
    ['phone', findPhones],
    ['order-number', findOrderNumbers],
  ],
  [['plate', findPlates]],
  [['handle', findHandles]],
  [['address', findAddresses]],
  [['name', findNames]],
];

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const lengthOf = ({ start, end }: Span): number => end - start;

/** Words of one name or one place that overlap are one, pieces of a place also with a comma between; of numbers the longest is what was written. */
function unions(text: string, kind: PersonalKind, spans: readonly Span[]): Span[] {
  if (kind !== 'name' && kind !== 'address') return [...spans];
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const isOneMore = last && kind === 'address' && /^[ ,，]{1,2}$/u.test(text.slice(last.end, start));
    if (last && (start < last.end || isOneMore)) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** A number inside a place is a piece of it: 海悦府 5-2-1103. */
const isPieceOf = (other: Found, { start, end, kind }: Span & { kind: PersonalKind }): boolean =>
  kind === 'address' && other.kind === 'order-number' && other.start >= start && other.end <= end;

/** What is left of a span beside what was found before: of names and places the pieces with words in them, of numbers nothing. */
function restOf(span: Span & { kind: PersonalKind }, found: readonly Found[]): Span[] {
  const others = found.filter((other) => overlaps(other, span)).toSorted((a, b) => a.start - b.start);
  if (others.length === 0) return span.end > span.start ? [span] : [];
  if (span.kind !== 'address') return [];
  const edges = [span.start, ...others.flatMap(({ start, end }) => [start, end]), span.end];
  return Array.from({ length: edges.length / 2 }, (_, i) => ({
    start: edges[2 * i] ?? 0,
    end: edges[2 * i + 1] ?? 0,
  })).filter(({ start, end }) => end - start > 1);
}

/**
 * Every place that could name a person, in the order of the text, none over another. `known` are people the reader knows by
 * name (the customer, colleagues): their names are found wherever they stand.
 */
export function findPersonalData(text: string, known: KnownNames = { people: [] }): Found[] {
  const written = plain(text);
  let found: Found[] = [];
  for (const step of STEPS) {
    const spans = step.flatMap(([kind, find]) =>
      unions(written, kind, find(written, known)).map((span) => ({ ...span, kind })),
    );
    for (const span of spans.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
      found = found.filter((other) => !isPieceOf(other, span));
      for (const { start, end } of restOf(span, found))
        found.push({ start, end, kind: span.kind, text: text.slice(start, end) });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
