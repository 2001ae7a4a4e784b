import type { Sop } from './sop.ts';

type Shape = { readonly start: string; readonly steps: readonly Pick<Sop['steps'][number], 'key' | 'next'>[] };

/** What can be asked of the steps as a graph. Targets that do not exist count as nothing: `problemsOf` tells of them. */
export type Graph = {
  /** Steps that can come after `from`, itself among them, nearest first. */
  reachable(from: string): ReadonlySet<string>;
  /** Fewest steps from `from` to the end, itself counted; Infinity: no way leads there. */
  shortest(from: string): number;
  canEnd(from: string): boolean;
  /** Steps on every way from `from` to the end, itself first. Empty where no way leads there. */
  unavoidable(from: string): string[];
};

export function graphOf({ steps }: Shape): Graph {
  const next = new Map(steps.map((step) => [step.key, Object.values(step.next)]));
  const isStep = (key: string | null): key is string => key !== null && next.has(key);
  const reachable = (from: string, without?: string): Set<string> => {
    const found = new Set(next.has(from) && from !== without ? [from] : []);
    for (const key of found) for (const to of next.get(key) ?? []) if (isStep(to) && to !== without) found.add(to);
    return found;
  };
  const endsFrom = (from: string, without?: string): boolean =>
    [...reachable(from, without)].some((key) => next.get(key)?.includes(null) === true);
  return {
    reachable,
    shortest: (from) => shortest(next, from),
    canEnd: (from) => endsFrom(from),
    unavoidable: (from) =>
      endsFrom(from) ? [...reachable(from)].filter((step) => step === from || !endsFrom(from, step)) : [],
  };
}

function shortest(next: ReadonlyMap<string, readonly (string | null)[]>, from: string): number {
  const seen = new Set([from]);
  for (let ring = next.has(from) ? [from] : [], length = 1; ring.length > 0; length += 1) {
    const targets = ring.flatMap((key) => next.get(key) ?? []);
    if (targets.includes(null)) return length;
    ring = targets.filter((to): to is string => to !== null && next.has(to) && !seen.has(to));
    for (const key of ring) seen.add(key);
  }
  return Infinity;
}
