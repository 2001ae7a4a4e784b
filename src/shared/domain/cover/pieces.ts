import { checkAmount, checkMs, inOrder, type Span } from './amounts.ts';
import { levelsUpTo, trafficOf, type Within } from './erlang.ts';

/** What is expected in a slot: so many contacts in the whole of it (not whole numbers), each taking `ahtMs`. */
export type Demand = Span & { readonly contacts: number; readonly ahtMs: number };
/** How many people take contacts in a slot, whoever is to rest among them. */
export type Staffed = Span & { readonly people: number };

/** Time in which neither demand nor staff changes. */
export type Piece = Span & {
  /** Expected contacts per ms. */
  readonly rate: number;
  /** Erlangs. */
  readonly traffic: number;
  readonly people: number;
  /** The service level with 0, 1, … `people` at work. */
  readonly levels: readonly number[];
};

/**
 * Both lists, in whatever order and however cut, laid over each other. What only one of them covers is left out: an hour of which nothing
 * is known is not an hour without contacts, and nobody is told that a rest then does no harm.
 * @throws RangeError where slots of one list overlap or are empty, for amounts below zero or not finite, and for people in fractions.
 */
export function piecesOf(demand: readonly Demand[], staffed: readonly Staffed[], { withinMs }: Within): Piece[] {
  const staff = inOrder('staffed', staffed);
  return inOrder('demand', demand).flatMap(({ contacts, ahtMs, ...slot }) => {
    const offered = { arrivals: contacts, intervalMs: slot.toAt - slot.fromAt, ahtMs };
    const traffic = trafficOf(offered);
    return staff.flatMap(({ people, ...there }) => {
      const [fromAt, toAt] = [Math.max(slot.fromAt, there.fromAt), Math.min(slot.toAt, there.toAt)];
      if (fromAt >= toAt) return [];
      const levels = levelsUpTo(people, { ...offered, withinMs });
      return [{ fromAt, toAt, rate: contacts / offered.intervalMs, traffic, people, levels }];
    });
  });
}

/** A length of one piece in which so many are away. */
export type Part = { readonly piece: Piece; readonly ms: number; readonly away: number };

/** The parts of a span with nobody away; null: it is not known throughout. */
export function partsOf(pieces: readonly Piece[], { fromAt, toAt }: Span): Part[] | null {
  const parts = pieces.flatMap((piece) => {
    const ms = Math.min(piece.toAt, toAt) - Math.max(piece.fromAt, fromAt);
    return ms > 0 ? [{ piece, ms, away: 0 }] : [];
  });
  return parts.reduce((known, { ms }) => known + ms, 0) === toAt - fromAt ? parts : null;
}

const levelAt = ({ levels, people }: Piece, away: number): number => levels[Math.max(0, people - away)] ?? 0;

/** Of the contacts expected in these parts, those answered in time: 0 to 1. Where none is expected, 1. */
export function levelOf(parts: readonly Part[]): number {
  const contacts = parts.reduce((sum, { piece, ms }) => sum + piece.rate * ms, 0);
  if (contacts === 0) return 1;
  const inTime = parts.reduce((sum, { piece, ms, away }) => sum + piece.rate * ms * levelAt(piece, away), 0);
  return Math.min(1, inTime / contacts);
}

/** Work nobody can take up, in people. Without contacts there is none, however few are there. */
const lackAt = ({ traffic, people }: Piece, away: number): number =>
  traffic === 0 ? 0 : Math.max(0, traffic - (people - away));

/** Of the time of one person more who is away, that which leaves work lying for good: 0 to 1. */
export const unservedOf = ({ piece, away }: Part): number => lackAt(piece, away + 1) - lackAt(piece, away);

/**
 * What one person more away costs, in ms of a whole service level. To the loss of level comes the work left lying: once the level has
 * fallen to 0 it cannot fall further, and a rest in the worst hour would seem to cost nothing.
 */
export const lostMsOf = (part: Part): number =>
  part.ms * (Math.max(0, levelAt(part.piece, part.away) - levelAt(part.piece, part.away + 1)) + unservedOf(part));

/** @throws RangeError where a rest has no length, or the target is no share. */
export function checkAims(restMs: number, target: number): void {
  checkMs('restMs', restMs, 1);
  checkAmount('target', target, 0, 1);
}
