import type { Span } from './amounts.ts';
import { lostMsOf, type Part, type Piece } from './pieces.ts';
import { gridOf } from './relief.ts';

/** Somebody who is to rest once: `restMs` long, from a moment between `earliestAt` and `latestAt`, both included. */
export type Resting = {
  readonly agentId: string;
  readonly earliestAt: number;
  readonly latestAt: number;
  readonly restMs: number;
  /** How much they need it, 0 or more in any unit; who needs it more chooses before the others. */
  readonly weight: number;
};

/** Time in which nobody's rest can begin or end. `piece` null: demand or staff is not known. */
type Cell = { readonly ms: number; readonly piece: Piece | null; away: number };

/** How good a start is; less is better in each, the first that differs decides. */
export type Worth = { readonly isCrowded: boolean; readonly isUnknown: boolean; readonly lostMs: number };
export type Choice = Worth & { readonly startAt: number };

/** Moments a rest can begin: on the grid, as people look at clocks, or where the grid has none in their window, at once. */
export function startsOf({ earliestAt, latestAt }: Resting): number[] {
  const starts = gridOf(earliestAt, latestAt);
  return starts.length > 0 ? starts : [earliestAt];
}

const compareWorth = (a: Worth, b: Worth): number =>
  Number(a.isCrowded) - Number(b.isCrowded) || Number(a.isUnknown) - Number(b.isUnknown) || a.lostMs - b.lostMs;

export const isBetter = (a: Worth, b: Worth): boolean => compareWorth(a, b) < 0;

function cellsBetween(bounds: readonly number[], pieces: readonly Piece[]): Cell[] {
  let i = 0;
  return bounds.slice(1).map((toAt, at) => {
    const fromAt = bounds[at] ?? toAt;
    while ((pieces[i]?.toAt ?? Infinity) <= fromAt) i += 1;
    const piece = pieces[i];
    return { ms: toAt - fromAt, piece: piece && piece.fromAt <= fromAt ? piece : null, away: 0 };
  });
}

/** Who is away when, cut into cells. Invariant: `away` of a cell is the number of rests that were taken and not given back there. */
export class Roster {
  private readonly cells: Cell[];
  private readonly places: ReadonlyMap<number, number>;
  private readonly most: number;

  /** `pieces` in order of time; `most` may rest at once. */
  constructor(team: readonly Resting[], pieces: readonly Piece[], most: number) {
    this.most = most;
    const rests = team.flatMap((one) => startsOf(one).flatMap((at) => [at, at + one.restMs]));
    const cuts = new Set([...rests, ...pieces.flatMap(({ fromAt, toAt }) => [fromAt, toAt])]);
    const bounds = [...cuts].toSorted((a, b) => a - b);
    this.places = new Map(bounds.map((at, i) => [at, i]));
    this.cells = cellsBetween(bounds, pieces);
  }

  /** `by` 1: they rest then; −1: they no longer do. */
  move(span: Span, by: 1 | -1): void {
    for (const cell of this.during(span)) cell.away += by;
  }

  /** What it would be worth if one more rested then. Whole ms, so that no binary digit decides between equal times. */
  worthOf(span: Span): Worth {
    const cells = this.during(span);
    const lost = cells.reduce((sum, { piece, ...cell }) => sum + (piece ? lostMsOf({ piece, ...cell }) : 0), 0);
    return {
      isCrowded: cells.some(({ away }) => away >= this.most),
      isUnknown: cells.some(({ piece }) => piece === null),
      lostMs: Math.round(lost),
    };
  }

  /** The best start of one who does not rest yet, the earliest of equals. */
  bestFor(one: Resting): Choice {
    const choices = startsOf(one).map((startAt) => ({ startAt, ...this.worthOf(restOf(one, startAt)) }));
    return choices.reduce((best, next) => (isBetter(next, best) ? next : best));
  }

  /** The parts of a span, with whoever rests then away; null: not known throughout. */
  partsOf(span: Span): Part[] | null {
    const cells = this.during(span);
    const parts = cells.flatMap(({ piece, ms, away }) => (piece ? [{ piece, ms, away }] : []));
    return parts.length === cells.length ? parts : null;
  }

  /** More rest at some moment of it than may. */
  isCrowded(span: Span): boolean {
    return this.during(span).some(({ away }) => away > this.most);
  }

  private during({ fromAt, toAt }: Span): Cell[] {
    return this.cells.slice(this.places.get(fromAt), this.places.get(toAt));
  }
}

export const restOf = ({ restMs }: Resting, startAt: number): Span => ({ fromAt: startAt, toAt: startAt + restMs });
