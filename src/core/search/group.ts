import type { SearchGroup } from '#shared/contract/app/search.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { decodePlace, encodePlace } from '../kernel/keyset.ts';
import { answers, expressionOf, isLazy, property, type Clause } from './clause.ts';
import { documentOf } from './documents.ts';
import { EVERY } from './facets.ts';
import { hitOf, readerOf, type Reader } from './hits.ts';
import type { Marker } from './marks.ts';
import type { Scope } from './scope.ts';
import { everySource, gather, gatherHopefully, HIGHEST, indexSource, type Gathered } from './source.ts';
import { baseOf, idOf, MAX_DRIFT } from './store.ts';
import { mostUsed } from './use.ts';

/**
 * One kind's answer. Invariants:
 * 1. Newest first: lines always, and everything while a beginning is typed that stands for very many words. Customers,
 *    tickets and articles otherwise window by window, the newest `WINDOW` matches before the next: in each those with the
 *    words in the name, subject or title come before the others, newest first among equals. Of articles the most used of those
 *    (use.ts) come first of all; which they are is settled with a window's first page and goes along with the place.
 * 2. Nothing is shown twice while paging, and nothing that has left is shown.
 * 3. At most `BOUND` matches are read; `isCut` says when filters left some unread.
 */
const WINDOW = 500;
const BOUND = 2000;
const SHAPE = ['number', 'number', 'number', 'number', 'string'] as const;

/**
 * Where the next page begins: below `below` within the window `low`–`high`; 0: `lifted` heads, of which `below` have been
 * shown, 1: the other heads, 2: the rest of it, 3: no window.
 */
type Place = {
  readonly stage: number;
  readonly low: number;
  readonly high: number;
  readonly below: number;
  readonly lifted: readonly number[];
};

export type GroupQuery = {
  readonly kind: SearchKind;
  readonly words: readonly Clause[];
  readonly scope: Scope;
  readonly after: string | null;
  readonly limit: number;
  readonly marker: Marker;
  readonly now: number;
};

function placeOf(after: string | null): Place | undefined {
  const place = decodePlace(after, SHAPE) as [number, number, number, number, string] | undefined;
  if (!place) return undefined;
  const lifted = place[4].split(' ').filter((doc) => doc !== '');
  return { stage: place[0], low: place[1], high: place[2], below: place[3], lifted: lifted.map(Number) };
}

const placeWords = ({ stage, low, high, below, lifted }: Place): string =>
  encodePlace([stage, low, high, below, lifted.join(' ')]);

/** Heads only: every word stands in the name, subject or title. */
const headExpression = (expression: string, words: readonly Clause[]): string | undefined => {
  const heads = expressionOf(words.filter((clause) => !clause.isNegated));
  return heads === undefined ? undefined : `({head} : (${heads})) AND (${expression})`;
};

/** "Not" alone leaves the rest of everything, which the index must be told. */
function withEverything(kind: SearchKind, clauses: readonly Clause[]): readonly Clause[] {
  const isBare = clauses.length > 0 && clauses.every((clause) => clause.isNegated);
  return isBare && EVERY[kind].length > 0 ? [property(EVERY[kind]), ...clauses] : clauses;
}

/** For a kind that has no word for all of it: each entry is read. */
function sparing(db: ReadableDb, kind: SearchKind, clauses: readonly Clause[], read: Reader): Reader {
  return (doc) => {
    const id = idOf(db, kind, doc);
    const entry = id === undefined ? undefined : documentOf(db, kind, id);
    return entry && answers(`${entry.head} ${entry.rest}`, clauses) ? read(doc) : undefined;
  };
}

type Page = Gathered<Row> & { readonly next: Place | null };

function plainPage(db: ReadableDb, query: GroupQuery, clauses: readonly Clause[], place: Place): Page {
  const { kind, scope, limit } = query;
  const read = readerOf(db, kind, scope);
  const expression = expressionOf(clauses);
  const accept = expression === undefined && clauses.length > 0 ? sparing(db, kind, clauses, read) : read;
  const plan = { low: place.low, high: Math.min(place.high, place.below - 1), limit: limit + 1, accept };
  const source = expression === undefined ? everySource(db, kind) : indexSource(db, kind, expression);
  const gathered = gatherHopefully(db, kind, clauses, plan) ?? gather({ ...plan, source, bound: BOUND });
  const hits = gathered.hits.slice(0, limit);
  const last = hits.at(-1);
  const hasMore = gathered.hits.length > limit;
  return { hits, isWhole: gathered.isWhole, next: hasMore && last ? { ...place, stage: 3, below: last.doc } : null };
}

function firstWindow(
  db: ReadableDb,
  kind: SearchKind,
  expression: string,
  low: number,
  high: number,
): Place | undefined {
  const source = indexSource(db, kind, expression);
  const [top] = source(low, high, 1);
  if (top === undefined) return undefined;
  const [bottom] = source(low, top, 1, WINDOW - 1);
  return { stage: 1, low: bottom ?? low, high: top, below: top + 1, lifted: [] };
}

/** The window with its most used heads before all others; only articles are used. */
function withUsed(
  db: ReadableDb,
  { kind, now }: GroupQuery,
  heads: string,
  place: Place | undefined,
): Place | undefined {
  if (kind !== 'article' || !place) return place;
  const lifted = mostUsed(db, indexSource(db, kind, heads)(place.low, place.high, WINDOW), now);
  return lifted.length === 0 ? place : { ...place, stage: 0, below: 0, lifted };
}

type Hit = { readonly doc: number; readonly hit: Row };
type Part = {
  readonly hits: readonly Hit[];
  readonly isWhole: boolean;
  readonly after: (last: Hit | undefined) => Place;
};

/** The next of the lifted ones; their place is how many of them were passed. */
function liftedPart(place: Place, limit: number, accept: Reader): Part {
  const hits: Hit[] = [];
  for (const doc of place.lifted.slice(place.below)) {
    const hit = accept(doc);
    if (hit) hits.push({ doc, hit });
    if (hits.length === limit) break;
  }
  const after = (last: Hit | undefined): Place => ({
    ...place,
    below: last ? place.lifted.indexOf(last.doc) + 1 : place.below,
  });
  return { hits, isWhole: true, after };
}

function indexedPart(
  db: ReadableDb,
  kind: SearchKind,
  match: string,
  place: Place,
  limit: number,
  accept: Reader,
): Part {
  const source = indexSource(db, kind, match);
  const passed = new Set(place.lifted);
  const unless: Reader = (doc) => (passed.has(doc) ? undefined : accept(doc));
  const part = gather({ source, low: place.low, high: place.below - 1, limit, bound: BOUND, accept: unless });
  return { ...part, after: (last) => (last ? { ...place, below: last.doc } : place) };
}

/** Walks the lifted, the other heads, then the rest, window by window, until the page is full. */
function rankedPage(db: ReadableDb, query: GroupQuery, expression: string, heads: string, range: Place): Page {
  const { kind, scope, limit, words } = query;
  const accept = readerOf(db, kind, scope);
  const rest = `(${expression}) NOT ({head} : (${expressionOf(words.filter((c) => !c.isNegated)) ?? ''}))`;
  const windowBelow = (high: number): Place | undefined =>
    withUsed(db, query, heads, firstWindow(db, kind, expression, range.low, high));
  const hits: Hit[] = [];
  let place: Place | undefined = placeOf(query.after) ?? windowBelow(range.high);
  let isWhole = true;
  while (place) {
    const wanted = limit + 1 - hits.length;
    const part: Part =
      place.stage === 0
        ? liftedPart(place, wanted, accept)
        : indexedPart(db, kind, place.stage === 1 ? heads : rest, place, wanted, accept);
    hits.push(...part.hits);
    if (hits.length > limit) return { hits: hits.slice(0, limit), isWhole: false, next: part.after(part.hits.at(-2)) };
    isWhole &&= part.isWhole;
    if (place.stage < 2) place = { ...place, stage: place.stage + 1, below: place.high + 1 };
    else place = place.low <= range.low ? undefined : windowBelow(place.low - 1);
    if (!isWhole) break;
  }
  return { hits, isWhole, next: null };
}

export function groupOf(db: ReadableDb, query: GroupQuery): SearchGroup {
  const { kind, words, scope, marker } = query;
  const clauses = withEverything(kind, [...words, ...scope.clauses]);
  const range: Place = {
    stage: 3,
    low: scope.from > 0 ? baseOf(scope.from) : 0,
    high: scope.until < Number.MAX_SAFE_INTEGER ? baseOf(scope.until) + MAX_DRIFT : HIGHEST,
    below: HIGHEST,
    lifted: [],
  };
  const expression = expressionOf(clauses);
  const heads = expression === undefined ? undefined : headExpression(expression, words);
  const page =
    kind === 'message' || expression === undefined || heads === undefined || !clauses.every(isLazy)
      ? plainPage(db, query, clauses, placeOf(query.after) ?? range)
      : rankedPage(db, query, expression, heads, range);
  return {
    kind,
    hits: page.hits.map(({ hit }) => hitOf(db, kind, hit, marker)),
    next: page.next && placeWords(page.next),
    isCut: scope.isCut || (!page.isWhole && page.next === null),
  };
}
