import { DAY } from '../../kernel/units.ts';
import { checkAmount, checkMs } from './amounts.ts';
import { checkAims, levelOf, piecesOf, type Demand, type Staffed } from './pieces.ts';
import { isBetter, restOf, Roster, type Resting } from './roster.ts';

/** Of a team, those who may rest at once: a fourth. Ours. */
export const AT_ONCE = 1 / 4;
/** How often everybody is asked again. It settles in two or three rounds; the bound is for teams that would go in circles. */
const ROUNDS = 5;

/** A team and its windows, with demand, staff (the team among them) and promise as in `ReliefAsked`. `atOnce`: above 0 to 1. */
export type StaggerAsked = {
  readonly team: readonly Resting[];
  readonly demand: readonly Demand[];
  readonly staffed: readonly Staffed[];
  readonly withinMs: number;
  readonly target: number;
  readonly atOnce?: number;
};

export type PlannedBreak = {
  readonly agentId: string;
  readonly startAt: number;
  /** Of the contacts expected during it, those answered in time while all rest who are planned to: 0 to 1. Null: not known. */
  readonly level: number | null;
  /** The target is reached. */
  readonly isHeld: boolean;
  /** They fitted in nowhere: at some moment of it more rest than may, and no other start of theirs, alone, would change that. */
  readonly isCrowded: boolean;
};

function checkTeam(team: readonly Resting[], target: number, atOnce: number): void {
  checkAmount('atOnce', atOnce, Number.MIN_VALUE, 1);
  checkAmount('target', target, 0, 1);
  if (new Set(team.map(({ agentId }) => agentId)).size < team.length) throw new RangeError('somebody stands twice');
  for (const { earliestAt, latestAt, restMs, weight } of team) {
    checkMs('earliestAt', earliestAt);
    checkMs('latestAt', latestAt, earliestAt);
    checkAmount('window', latestAt - earliestAt, 0, DAY);
    checkAims(restMs, target);
    checkAmount('weight', weight);
  }
}

type Named = Pick<Resting, 'agentId'>;
const byName = (a: Named, b: Named): number => (a.agentId < b.agentId ? -1 : 1);
const roomOf = ({ earliestAt, latestAt }: Resting): number => latestAt - earliestAt;

/** Who chooses first: who needs it most, then who has least choice. Names end ties, so that the order given does not matter. */
function inTurn(team: readonly Resting[]): Resting[] {
  return team.toSorted((a, b) => b.weight - a.weight || roomOf(a) - roomOf(b) || byName(a, b));
}

type Plan = Map<Resting, number>;

/** Asks one again, the others staying where they are. `mayOnly` leaves alone who has a place. @returns whether they moved. */
function ask(one: Resting, plan: Plan, roster: Roster, mayOnly: 'better' | 'fit'): boolean {
  const startAt = plan.get(one);
  if (startAt === undefined) return false;
  roster.move(restOf(one, startAt), -1);
  const [here, there] = [roster.worthOf(restOf(one, startAt)), roster.bestFor(one)];
  const isMove = mayOnly === 'better' ? isBetter(there, here) : here.isCrowded && !there.isCrowded;
  const chosen = isMove ? there.startAt : startAt;
  plan.set(one, chosen);
  roster.move(restOf(one, chosen), 1);
  return isMove;
}

/** Whoever moves in a round makes somebody's place better or worse, so that the others are asked again. */
function settle(plan: Plan, roster: Roster, mayOnly: 'better' | 'fit', rounds: number): void {
  for (let round = 0; round < rounds; round += 1) {
    const moved = [...plan.keys()].filter((one) => ask(one, plan, roster, mayOnly));
    if (moved.length === 0) return;
  }
}

/**
 * One break for everybody, such that the team's level suffers little, and no more than a share of the team (at least one) rests at once.
 * What suffers is summed over time, not over contacts, so that a quiet hour is not given up for a busy one: ms of a whole service level,
 * and ms of work left lying (`lostMsOf`).
 *
 * Each in turn takes the start that adds least, a place among those who may rest at once going before everything; then all are asked
 * again while somebody gains by moving alone, at most five times; last, whoever has no place and can now have one takes it. So nobody
 * without a place could have one by moving alone, and a move that wins no place lowers the sum. The sum is not always the least there is:
 * of sixty small teams three cost more than the best of all plans, at most 1 % of a level per rest (stagger.prop.test.ts). Work: rounds ×
 * people × starts × cells of a rest; five hundred people take well under a second.
 *
 * The same team gives the same plan in whatever order it is told. Starts lie on the grid of five minutes where the window has such a moment.
 * Times of which demand or staff is not known are taken last. @returns in order of time, then of name. @throws RangeError as
 * `checkRelief`, for a window that ends before it begins or is longer than a day, a weight below zero, somebody who stands twice.
 */
export function stagger({ team, demand, staffed, withinMs, target, atOnce = AT_ONCE }: StaggerAsked): PlannedBreak[] {
  checkTeam(team, target, atOnce);
  const most = Math.max(1, Math.floor(team.length * atOnce));
  const roster = new Roster(team, piecesOf(demand, staffed, { withinMs }), most);
  const plan: Plan = new Map();
  for (const one of inTurn(team)) {
    const { startAt } = roster.bestFor(one);
    plan.set(one, startAt);
    roster.move(restOf(one, startAt), 1);
  }
  settle(plan, roster, 'better', ROUNDS);
  // Each move here is one fewer without a place, and takes nobody's: it ends after as many rounds as there are people.
  settle(plan, roster, 'fit', team.length);
  return told(plan, roster, target);
}

function told(plan: Plan, roster: Roster, target: number): PlannedBreak[] {
  const breaks = [...plan].map(([one, startAt]) => {
    const parts = roster.partsOf(restOf(one, startAt));
    const level = parts && levelOf(parts);
    const isHeld = level !== null && level >= target;
    return { agentId: one.agentId, startAt, level, isHeld, isCrowded: roster.isCrowded(restOf(one, startAt)) };
  });
  return breaks.toSorted((a, b) => a.startAt - b.startAt || byName(a, b));
}
