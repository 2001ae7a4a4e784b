import type { Row } from './rows.ts';

/** Names of spaces and teams, which are no rows of their own. */
const NAMES_ONLY = new Set(['spaceId', 'teamId']);

/** What a row may name before it is there: a ticket shows the walks for it, a version knows the lesson it came of. */
const LATER: Readonly<Record<string, string>> = { ticket: 'runs', sop: 'lessonId' };

/** Throws when a row names one that has not come before it: the hub stores them in this order. */
export function checkReferences(rows: readonly Row[]): Row[] {
  const all = new Set(rows.map(({ id }) => id));
  const earlier = new Set<string>();
  for (const { tbl, id, data } of rows) {
    // What is proposed may be an article that is not there yet.
    if (tbl === 'proposal' && (data as { baseVersion: number }).baseVersion === 0) {
      earlier.add((data as { articleId: string }).articleId);
    }
    const { [LATER[tbl] ?? '']: later, ...besides } = data as Record<string, unknown>;
    const lost = [
      ...pointersOf(besides).filter((target) => !earlier.has(target)),
      ...pointersOf({ [LATER[tbl] ?? '']: later }).filter((target) => !all.has(target)),
    ];
    if (lost.length > 0) throw new Error(`${tbl} ${id} points at ${lost.join(', ')}, which is not there`);
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
