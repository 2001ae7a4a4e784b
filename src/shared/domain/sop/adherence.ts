import type { SopContent } from './sop.ts';

type Shape = {
  readonly start: string;
  readonly steps: readonly Pick<SopContent['steps'][number], 'key' | 'next'>[];
};

/** What somebody did, laid beside the way through the procedure that it fits best. */
export type Adherence = {
  /** The steps of that way, from the start to the end. */
  readonly way: readonly string[];
  /** Steps of that way that were done, in its order. */
  readonly done: readonly string[];
  /** Steps of it that were done at another time than their turn. */
  readonly outOfOrder: readonly string[];
  /** Steps of it that were not done. */
  readonly missed: readonly string[];
  /** What was done and is not on that way, or was done once more. */
  readonly extra: readonly string[];
  /** Of the steps of that way, those that were done, in whatever order: 0 to 1. 0 where no way leads to the end. */
  readonly share: number;
};

/** How one came to a place: from which, and what happened to the step or to what was done. */
type Move = { readonly from: number; readonly what: 'done' | 'missed' | 'extra'; readonly key: string };
type Way = { readonly at: number; readonly cost: number; readonly move: Move | null };

/**
 * A place is a step that comes next and how much of what was done has been explained. To do a step in its turn costs nothing, to leave
 * one out or to do something else costs one. The cheapest way to the end is the best fit (edit distance without replacement); a loop
 * costs what its steps cost, so that no way goes round without a reason. Dijkstra with costs of 0 and 1: two queues.
 * Time and memory grow with steps × done.
 */
export function adherence(content: Shape, doneSteps: readonly string[]): Adherence {
  const moves = bestWay(content, doneSteps);
  const keysOf = (what: Move['what']): string[] => moves.filter((move) => move.what === what).map(({ key }) => key);
  const [done, left, over] = [keysOf('done'), keysOf('missed'), keysOf('extra')];
  const { both: outOfOrder, rest: missed } = matched(left, over);
  const { rest: extra } = matched(over, left);
  const way = moves.flatMap(({ what, key }) => (what === 'extra' ? [] : [key]));
  const share = way.length === 0 ? 0 : (way.length - missed.length) / way.length;
  return { way, done, outOfOrder, missed, extra, share };
}

/** Which of `keys` stand among `others`, each of those counting once. */
function matched(keys: readonly string[], others: readonly string[]): { both: string[]; rest: string[] } {
  const free = [...others];
  const [both, rest]: [string[], string[]] = [[], []];
  for (const key of keys) {
    const at = free.indexOf(key);
    if (at >= 0) free.splice(at, 1);
    (at >= 0 ? both : rest).push(key);
  }
  return { both, rest };
}

/** What can happen at a place: its cost, where it leads, and what it is called. */
function movesFrom(at: number, steps: Steps, doneSteps: readonly string[]): (Omit<Way, 'move'> & { move: Move })[] {
  const [stepAt, explained] = [Math.floor(at / steps.width), at % steps.width];
  const step = steps.all[stepAt];
  const said = doneSteps[explained];
  const to = (place: number, more: number): number => place * steps.width + explained + more;
  const isDone = step !== undefined && step.key === said;
  const passing = (more: 0 | 1) =>
    (step?.targets ?? []).map((target) => ({
      at: to(target, more),
      cost: 1 - more,
      move: { from: at, what: more === 1 ? ('done' as const) : ('missed' as const), key: step?.key ?? '' },
    }));
  return [
    ...(isDone ? passing(1) : []),
    ...passing(0),
    ...(said === undefined
      ? []
      : [{ at: to(stepAt, 1), cost: 1, move: { from: at, what: 'extra' as const, key: said } }]),
  ];
}

type Steps = {
  readonly all: readonly { readonly key: string; readonly targets: readonly number[] }[];
  /** How many places one step has. */
  readonly width: number;
};

/** Steps by number; one past the last is the end. Targets that do not exist lead nowhere. */
function numbered({ steps }: Shape, width: number): Steps {
  const numbers = new Map(steps.map(({ key }, i) => [key, i]));
  const numberOf = (key: string | null): number | undefined => (key === null ? steps.length : numbers.get(key));
  const all = steps.map(({ key, next }) => {
    const targets = Object.values(next).map(numberOf);
    return { key, targets: [...new Set(targets.filter((target) => target !== undefined))] };
  });
  return { all, width };
}

function bestWay(content: Shape, doneSteps: readonly string[]): Move[] {
  const steps = numbered(content, doneSteps.length + 1);
  const start = steps.all.findIndex(({ key }) => key === content.start);
  const goal = steps.all.length * steps.width + doneSteps.length;
  const cameBy = new Map<number, Move | null>();
  let ring: Way[] = [{ at: start < 0 ? steps.all.length * steps.width : start * steps.width, cost: 0, move: null }];
  while (ring.length > 0 && !cameBy.has(goal)) {
    const later: Way[] = [];
    // What costs nothing is looked at in the same round, behind what is already there.
    for (const way of ring) {
      if (cameBy.has(way.at)) continue;
      cameBy.set(way.at, way.move);
      for (const next of movesFrom(way.at, steps, doneSteps)) (next.cost === 0 ? ring : later).push(next);
    }
    ring = later;
  }
  return cameBy.has(goal) ? traced(goal, cameBy) : doneSteps.map((key) => ({ from: 0, what: 'extra', key }));
}

function traced(goal: number, cameBy: ReadonlyMap<number, Move | null>): Move[] {
  const moves: Move[] = [];
  for (let move = cameBy.get(goal); move; move = cameBy.get(move.from)) moves.push(move);
  return moves.toReversed();
}
