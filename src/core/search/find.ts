import type { SearchAnswer, SearchGroup, SearchHit } from '#shared/contract/app/search.ts';
import { SEARCH_KINDS, type SearchKind } from '#shared/domain/search.ts';
import { parseQuery, type ParsedQuery } from '#shared/domain/search-query.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { ReadableDb } from '../db/types.ts';
import { withWholeWords } from './beginnings.ts';
import { expressionOf, widened, type Clause } from './clause.ts';
import { groupOf } from './group.ts';
import { createMarker } from './marks.ts';
import { inPieces } from './pieces.ts';
import { progressOf } from './progress.ts';
import { scopesOf, type Scopes } from './scope.ts';
import { synonymsOf } from './synonyms.ts';
import { askedOf, chained, type Asked } from './terms.ts';
import { mendedOf } from './typos.ts';

export type Find = {
  readonly query: string;
  readonly kinds: readonly SearchKind[];
  readonly after: string | null;
  readonly limit: number;
  readonly customerId: string | null;
};
export type Seeker = { readonly now: number; readonly agentId: string };

type Also = SearchAnswer['also'];

/** With fewer hits than this the words may be mistyped. */
const FEW = 3;

function groupsOf(
  db: ReadableDb,
  wanted: Find,
  now: number,
  scopes: Scopes,
  words: readonly Clause[],
  parsed: ParsedQuery,
): SearchGroup[] {
  const marker = createMarker(words);
  return SEARCH_KINDS.flatMap((kind) => {
    const scope = scopes.byKind.get(kind);
    if (!scope) return [];
    const isAsked = wanted.kinds.includes(kind) || parsed.filters.some((filter) => filter.operator === 'in');
    const isNamed = expressionOf([...words, ...scope.clauses]) !== undefined;
    // All lines of a time or a status are no answer to anything, unless lines are asked for.
    if (kind === 'message' && !isNamed && !isAsked) return [];
    if (kind === 'customer' && !isNamed && !isAsked) return [];
    return [groupOf(db, { kind, words, scope, after: wanted.after, limit: wanted.limit, marker, now })];
  });
}

function withSynonyms(db: ReadableDb, asked: readonly Asked[]): { asked: Asked[]; also: Also } {
  const also: Also = [];
  const wide = asked.map((one) => {
    // What is left out is left out as it was typed, no wider.
    const others = one.isExact || one.clause.isNegated ? [] : synonymsOf(db, one.typed);
    if (others.length === 0) return one;
    also.push({ typed: one.typed, searched: others, why: 'synonym' });
    return { ...one, clause: widened(one.clause, others) };
  });
  return { asked: wide, also };
}

const PIECES = 'pieces ';
const keyOf = (hit: SearchHit): string => {
  switch (hit.kind) {
    case 'customer':
      return hit.customerId;
    case 'ticket':
      return hit.ticketId;
    case 'article':
      return hit.articleId;
    case 'message':
      return hit.messageId;
    default:
      return assertNever(hit);
  }
};

/**
 * Below the few exact hits of a group, those that have the words of the query apart from each other. Their pages go on
 * under a place of their own; the exact hits, few as they are, are left out of each.
 */
function withPieces(exactly: readonly SearchGroup[], limit: number, search: () => SearchGroup[]): SearchGroup[] {
  const isFew = ({ hits, next }: SearchGroup): boolean => hits.length < Math.min(FEW, limit) && next === null;
  if (!exactly.some(isFew)) return [...exactly];
  const wide = search();
  return exactly.map((group) => {
    const more = isFew(group) ? wide.find((one) => one.kind === group.kind) : undefined;
    if (!more) return group;
    const known = new Set(group.hits.map(keyOf));
    const added = more.hits.filter((hit) => !known.has(keyOf(hit)));
    const next = more.next === null ? null : `${PIECES}${more.next}`;
    return { ...group, hits: [...group.hits, ...added], next, isCut: group.isCut || more.isCut };
  });
}

const pageOfPieces = (group: SearchGroup, known: ReadonlySet<string>): SearchGroup => ({
  ...group,
  hits: group.hits.filter((hit) => !known.has(keyOf(hit))),
  next: group.next === null ? null : `${PIECES}${group.next}`,
});

const countHits = (groups: readonly SearchGroup[]): number => groups.reduce((sum, group) => sum + group.hits.length, 0);

/** Finds in everything this desk holds. Reads only; the bounds are in `group.ts`. */
export function find(db: ReadableDb, wanted: Find, { now, agentId }: Seeker): SearchAnswer {
  const parsed = parseQuery(wanted.query);
  const kinds = wanted.kinds.length === 0 ? SEARCH_KINDS : wanted.kinds;
  const scopes = scopesOf({ db, now, ownId: agentId }, parsed, { kinds, customerId: wanted.customerId });
  const { asked, also } = withSynonyms(db, askedOf(parsed.terms));
  const problems = scopes.problems.toSorted((a, b) => a.start - b.start);
  const progress = progressOf(db);
  const hasFilters = parsed.filters.some((filter) => filter.values.length > 0);
  const isNothing = asked.length === 0 && (!hasFilters || parsed.terms.length > 0);
  if (isNothing || scopes.byKind.size === 0) {
    return { groups: [], problems, also: [], progress };
  }
  const search = (clauses: readonly Clause[], more: Partial<Find> = {}): SearchGroup[] => {
    const words = clauses.map((clause) => withWholeWords(db, clause));
    return groupsOf(db, { ...wanted, ...more }, now, scopes, chained(asked, words), parsed);
  };
  let clauses = asked.map((one) => one.clause);
  if (wanted.after?.startsWith(PIECES)) {
    const known = new Set(search(clauses, { after: null, limit: FEW }).flatMap((group) => group.hits.map(keyOf)));
    const pieces = inPieces(asked, clauses);
    const page = search(pieces.clauses, { after: wanted.after.slice(PIECES.length) });
    return {
      groups: page.map((group) => pageOfPieces(group, known)),
      problems,
      also: [...also, ...pieces.also],
      progress,
    };
  }
  let groups = search(clauses);
  if (wanted.after !== null) return { groups, problems, also, progress };
  if (countHits(groups) < FEW) {
    const mended = mendedOf(db, asked, countHits(groups) === 0);
    if (mended.also.length > 0) {
      also.push(...mended.also);
      clauses = mended.clauses;
      groups = search(clauses);
    }
  }
  const pieces = inPieces(asked, clauses);
  if (pieces.also.length > 0) {
    const exactHits = countHits(groups);
    groups = withPieces(groups, wanted.limit, () =>
      search(pieces.clauses, { limit: Math.max(1, wanted.limit - FEW + 1) }),
    );
    if (countHits(groups) > exactHits) also.push(...pieces.also);
  }
  return { groups, problems, also, progress };
}
