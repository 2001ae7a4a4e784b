import type { Duty, PlannedBreak } from '#shared/domain/load/shift.ts';

const DAY = 1440;
/** Without a word, a break of so many minutes is for eating. */
const MEAL_FROM = 20;

export type Span = { readonly from: number; readonly to: number };
export type KindWords = { readonly rest: string; readonly meal: string };

const two = (n: number): string => String(n).padStart(2, '0');
/** 1500 → 01:00: what the clock shows, on whichever day. */
const writeMinute = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
export const writeSpan = ({ from, to }: Span): string =>
  `${writeMinute(from)}–${to === DAY ? '24:00' : writeMinute(to)}`;

/** `[{540, 720}, {780, 1080}]` → `09:00–12:00, 13:00–18:00`. */
export const writeDuties = (duties: readonly Span[]): string => duties.map(writeSpan).join(', ');

export const writeBreaks = (breaks: readonly PlannedBreak[], words: KindWords): string =>
  breaks.map((one) => `${writeSpan(one)} ${words[one.kind]}`).join(', ');

const SPAN = /^(\d{1,2})(?::?(\d{2}))?[-–—~～〜至到](\d{1,2})(?::?(\d{2}))?(.*)$/;
const MEAL = /餐|饭|meal|lunch|dinner|^m$/;
const REST = /休|歇|rest|break|^r$/;

type Piece = Span & { readonly rest: string };

/** One piece as `9-17:30`; what ends before it begins ends on the next day. */
function readPiece(text: string): Piece | null {
  const [, h1 = '', m1 = '0', h2 = '', m2 = '0', rest = ''] = SPAN.exec(text) ?? [];
  const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  const isClock = h1 !== '' && Number(m1) < 60 && Number(m2) < 60 && from < DAY && to <= DAY;
  return isClock ? { from, to: to > from ? to : to + DAY, rest } : null;
}

function readPieces(text: string): Piece[] | null {
  const plain = text.replace(/：/g, ':').replace(/\s+/g, '').toLowerCase();
  if (plain === '' || /^(休|休息|off|-|–)$/.test(plain)) return [];
  const pieces = plain.split(/[,，、;；]/).filter((piece) => piece !== '');
  const read = pieces.map(readPiece).filter((piece) => piece !== null);
  return read.length === pieces.length ? read : null;
}

/** `9-12, 13:00–18:00`, `22–6`, nothing for a day off: minutes since midnight, as written; null: it cannot be read. */
export function readDuties(text: string): Span[] | null {
  const pieces = readPieces(text);
  if (!pieces || pieces.length > 3 || pieces.some(({ rest }) => rest !== '')) return null;
  return pieces.map(({ from, to }) => ({ from, to }));
}

function kindOf({ from, to, rest }: Piece): PlannedBreak['kind'] | null {
  if (MEAL.test(rest)) return 'meal';
  if (REST.test(rest)) return 'rest';
  if (rest !== '') return null;
  return to - from >= MEAL_FROM ? 'meal' : 'rest';
}

/** `10:30–10:40 休息, 12–12:30 用餐`; null: it cannot be read. */
export function readBreaks(text: string): PlannedBreak[] | null {
  const pieces = readPieces(text);
  if (!pieces) return null;
  const breaks = pieces.flatMap((piece) => {
    const kind = kindOf(piece);
    return kind === null ? [] : [{ from: piece.from, to: piece.to, kind }];
  });
  return breaks.length === pieces.length ? breaks : null;
}

const isIn = (duty: Span, { from }: Span): boolean => from >= duty.from && from < duty.to;
const nextDay = ({ from, to, kind }: PlannedBreak): PlannedBreak => ({ from: from + DAY, to: to + DAY, kind });

/** Each break in the duty it falls into, after midnight too; one that falls into none stays with the first, which is told. */
export function dutiesFrom(spans: readonly Span[], breaks: readonly PlannedBreak[]): Duty[] {
  const placed = breaks.map((one) => {
    for (const tried of [one, nextDay(one)]) {
      const index = spans.findIndex((duty) => isIn(duty, tried));
      if (index >= 0) return { index, one: tried };
    }
    return { index: 0, one };
  });
  return spans.map((span, i) => ({ ...span, breaks: placed.filter(({ index }) => index === i).map(({ one }) => one) }));
}
