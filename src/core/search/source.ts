import type { SearchKind } from '#shared/domain/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { answers, expressionOf, isBroad, isLazy, type Clause } from './clause.ts';
import { documentOf } from './documents.ts';
import { idOf } from './store.ts';

/** Numbers of a kind between `low` and `high`, newest first, at most `limit` after the first `skip`. */
export type Source = (low: number, high: number, limit: number, skip?: number) => number[];

export const HIGHEST = Number.MAX_SAFE_INTEGER;

/** What the index answers; `column` narrows it to the heads. */
export function indexSource(db: ReadableDb, kind: SearchKind, expression: string): Source {
  const table = `search_${kind}_text`;
  const sql = `select rowid as doc from ${table} where ${table} match ? and rowid >= ? and rowid <= ? order by rowid desc limit ? offset ?`;
  return (low, high, limit, skip = 0) =>
    db.all<{ doc: number }>(sql, [expression, low, high, limit, skip]).map((row) => row.doc);
}

export function everySource(db: ReadableDb, kind: SearchKind): Source {
  const sql = `select doc from search_${kind} where doc >= ? and doc <= ? order by doc desc limit ? offset ?`;
  return (low, high, limit, skip = 0) => db.all<{ doc: number }>(sql, [low, high, limit, skip]).map((row) => row.doc);
}

export type Gathered<Hit> = {
  readonly hits: readonly { readonly doc: number; readonly hit: Hit }[];
  /** Everything was looked at: there are no more. */
  readonly isWhole: boolean;
};

type Gather<Hit> = {
  readonly source: Source;
  readonly low: number;
  readonly high: number;
  /** How many are wanted. */
  readonly limit: number;
  /** At most so many numbers are looked at. */
  readonly bound: number;
  /** Undefined: it is gone meanwhile, or a filter says no. */
  readonly accept: (doc: number) => Hit | undefined;
};

/** Takes numbers in growing handfuls until enough are accepted. */
export function gather<Hit>({ source, low, high, limit, bound, accept }: Gather<Hit>): Gathered<Hit> {
  const hits: { doc: number; hit: Hit }[] = [];
  let [top, looked, handful] = [high, 0, limit + 4];
  while (hits.length < limit && looked < bound) {
    const docs = source(low, top, Math.min(handful, bound - looked));
    for (const doc of docs) {
      looked += 1;
      top = doc - 1;
      const hit = accept(doc);
      if (hit !== undefined) hits.push({ doc, hit });
      if (hits.length === limit) return { hits, isWhole: false };
    }
    if (docs.length === 0 || top < low) return { hits, isWhole: true };
    if (docs.length < handful && looked < bound) return { hits, isWhole: true };
    handful *= 4;
  }
  return { hits, isWhole: false };
}

/** So many of the newest are looked at in the hope that a beginning (`re…`, 退…) stands in many. */
const HOPEFUL = 300;

/**
 * A beginning of a word makes the index collect every word that has it, and every place of each, before it can say which is
 * newest: 100 ms for a common one. So what the other words find, or simply the newest rows, are read first: a common
 * beginning shows at once; a rare one costs the index little.
 * @returns undefined when too few were found that way.
 */
export function gatherHopefully<Hit>(
  db: ReadableDb,
  kind: SearchKind,
  clauses: readonly Clause[],
  plan: Omit<Gather<Hit>, 'source' | 'bound'>,
): Gathered<Hit> | undefined {
  // Reading a name or a subject as the index does costs its pinyin; there are far fewer of them than of lines.
  if (kind !== 'message' || !clauses.some(isBroad)) return undefined;
  const lazy = expressionOf(clauses.filter((clause) => isLazy(clause) && !clause.isNegated));
  const isAnswer = (doc: number): boolean => {
    const id = idOf(db, kind, doc);
    const entry = id === undefined ? undefined : documentOf(db, kind, id);
    return entry !== undefined && answers(`${entry.head} ${entry.rest}`, clauses);
  };
  const gathered = gather({
    ...plan,
    source: lazy === undefined ? everySource(db, kind) : indexSource(db, kind, lazy),
    bound: HOPEFUL,
    accept: (doc) => (isAnswer(doc) ? plan.accept(doc) : undefined),
  });
  return gathered.hits.length >= plan.limit || gathered.isWhole ? gathered : undefined;
}
