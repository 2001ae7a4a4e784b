import type { Row } from './rows.ts';

/** Names of spaces and teams, which are no rows of their own. */
const NAMES_ONLY = new Set(['spaceId', 'teamId']);

/** Throws when a row names one that has not come before it: the hub stores them in this order. */
export function checkReferences(rows: readonly Row[]): Row[] {
  const earlier = new Set<string>();
  for (const { tbl, id, data } of rows) {
    // What is proposed may be an article that is not there yet.
    if (tbl === 'proposal' && (data as { baseVersion: number }).baseVersion === 0) {
      earlier.add((data as { articleId: string }).articleId);
    }
    for (const target of pointersOf(data)) {
      if (!earlier.has(target)) throw new Error(`${tbl} ${id} points at ${target}, which is not there`);
    }
    earlier.add(id);
  }
  return [...rows];
}

/** Every value under a key that ends in `Id` or `Ids`, however deep. */
function pointersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pointersOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (!/Ids?$/.test(key) || NAMES_ONLY.has(key)) return pointersOf(inner);
    return (Array.isArray(inner) ? inner : [inner]).filter((target) => typeof target === 'string');
  });
}
