import { parseMoment } from '#shared/domain/search-query-date.ts';
import type { ParsedQuery } from '#shared/domain/search-query.ts';
import { IN_WORDS } from '#shared/domain/search-query-words.ts';
import type { InWord, Operator } from '#shared/domain/search-query-words.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { property } from './clause.ts';
import { facet } from './facets.ts';
import { byAssignee, byContent, byQueue, byStatus, byTag } from './scope-facts.ts';
import { resolved, type Context, type Scope, type Scopes, type World } from './scope-frame.ts';
import { byReader, byWriter, ofTickets } from './scope-people.ts';
import { wordNamed } from './values.ts';

export type { Scope, Scopes, TicketTest } from './scope-frame.ts';

function byTime(context: Context): void {
  const { filter, now } = context;
  const moments = resolved(
    context,
    ({ text }) => {
      const at = parseMoment(text, now);
      return at === undefined ? undefined : [at];
    },
    'bad-date',
  );
  if (!moments) return;
  // "Not before" is "after"; of several moments the widest counts.
  const isAfter = (filter.operator === 'after') !== filter.isNegated;
  for (const scope of context.scopes.byKind.values()) {
    if (isAfter) scope.from = Math.max(scope.from, Math.min(...moments));
    else scope.until = Math.min(scope.until, Math.max(...moments));
  }
}

function byKindOf(context: Context): void {
  const words = resolved<InWord>(context, ({ text }) => {
    const word = wordNamed(IN_WORDS, text);
    return word && [word];
  });
  if (!words) return;
  const { scopes, filter } = context;
  const lines = words.filter((word) => word === 'note' || word === 'reply');
  const kinds = new Set(words.map((word): SearchKind => (word === 'note' || word === 'reply' ? 'message' : word)));
  const message = scopes.byKind.get('message');
  const isPartly = lines.length > 0 && !words.includes('message');
  if (message && isPartly) message.clauses.push(property(lines.map(facet.lineKind), filter.isNegated));
  for (const kind of scopes.byKind.keys()) {
    const isNamed = kinds.has(kind) && !(filter.isNegated && kind === 'message' && isPartly);
    if (isNamed === filter.isNegated) scopes.byKind.delete(kind);
  }
}

const APPLY: Readonly<Record<Operator, (context: Context) => void>> = {
  from: byWriter,
  to: byReader,
  tag: byTag,
  status: byStatus,
  queue: byQueue,
  assignee: byAssignee,
  before: byTime,
  after: byTime,
  has: byContent,
  in: byKindOf,
};

export type ScopeOptions = {
  readonly kinds: readonly SearchKind[];
  readonly customerId: string | null;
};

const emptyScope = (): Scope => ({
  clauses: [],
  tests: [],
  asksStatus: false,
  from: 0,
  until: Number.MAX_SAFE_INTEGER,
  isCut: false,
});

function onlyOf(db: ReadableDb, customerId: string, { byKind }: Scopes): void {
  byKind.delete('customer');
  byKind.delete('article');
  byKind.get('ticket')?.clauses.push(property([facet.customer(customerId)]));
  const lines = byKind.get('message');
  if (lines) lines.clauses.push(ofTickets(db, lines, [customerId]));
}

export function scopesOf(world: World, parsed: ParsedQuery, { kinds, customerId }: ScopeOptions): Scopes {
  const scopes: Scopes = {
    byKind: new Map(kinds.map((kind) => [kind, emptyScope()])),
    problems: [...parsed.problems],
  };
  if (customerId !== null) onlyOf(world.db, customerId, scopes);
  for (const filter of parsed.filters)
    if (filter.values.length > 0) APPLY[filter.operator]({ ...world, scopes, filter });
  // An archived article is found when it is asked for.
  const articles = scopes.byKind.get('article');
  if (articles?.asksStatus === false) articles.clauses.push(property([facet.status('archived')], true));
  return scopes;
}
