import { parseMoment } from '#shared/domain/search-query-date.ts';
import type { FilterValue, ParsedQuery, QueryFault, QueryFilter } from '#shared/domain/search-query.ts';
import { HAS_WORDS, IN_WORDS, STATUS_WORDS, statusesOf } from '#shared/domain/search-query-words.ts';
import type { InWord, Operator, StatusWord } from '#shared/domain/search-query-words.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { property, type Clause } from './clause.ts';
import { facet } from './facets.ts';
import { fold } from './fold.ts';
import { agentsNamed, customersNamed, customersTickets, isNobody, queuesNamed, tagAsked, wordNamed } from './values.ts';

/**
 * What a ticket, or the ticket of a line, must be. Lines do not carry it in the index: it changes after they are written.
 * `hasFile`: of a line its own, of a ticket any line's.
 */
export type TicketTest = (ticket: {
  status: string;
  queueId: string;
  assigneeId: string | null;
  tags: readonly string[];
  articleIds: readonly string[];
  hasFile: () => boolean;
}) => boolean;

/** What the operators ask of one kind. */
export type Scope = {
  clauses: Clause[];
  tests: TicketTest[];
  /** Published or archived was asked for (or asked away). */
  asksStatus: boolean;
  from: number;
  until: number;
  /** The people named have more tickets than were looked at. */
  isCut: boolean;
};
export type Scopes = { readonly byKind: Map<SearchKind, Scope>; readonly problems: QueryFault[] };

/** Tickets of the people named; of a customer with more, the newest. */
const MAX_TICKETS = 500;

type World = { readonly db: ReadableDb; readonly now: number; readonly ownId: string };
type Context = World & { readonly scopes: Scopes; readonly filter: QueryFilter };
type Resolve<T> = (value: FilterValue) => readonly T[] | undefined;

const problem = (filter: QueryFilter, value: FilterValue, code: QueryFault['code']): QueryFault => ({
  code,
  operator: filter.operator,
  value: value.text,
  start: value.start,
  end: value.end,
});

/** What the values stand for; those that stand for nothing are reported. Undefined: none does, the filter is left out. */
function resolved<T>(
  context: Context,
  resolve: Resolve<T>,
  code: QueryFault['code'] = 'unknown-value',
): T[] | undefined {
  const all: T[] = [];
  let isAny = false;
  for (const value of context.filter.values) {
    const found = resolve(value);
    if (!found || found.length === 0) context.scopes.problems.push(problem(context.filter, value, code));
    else {
      isAny = true;
      all.push(...found);
    }
  }
  return isAny ? all : undefined;
}

type Effect = (scope: Scope) => void;
/** Applies to the kinds it names; the others have nothing of the sort: none of them can be meant, unless it is a "not". */
function restrict({ scopes, filter }: Context, effects: Partial<Record<SearchKind, Effect>>): void {
  for (const [kind, scope] of scopes.byKind) {
    const effect = effects[kind];
    if (effect) effect(scope);
    else if (!filter.isNegated) scopes.byKind.delete(kind);
  }
}

const must =
  (tokens: readonly string[], isNegated: boolean): Effect =>
  (scope) => {
    scope.clauses.push(property(tokens, isNegated));
  };
const test =
  (isNegated: boolean, fits: TicketTest): Effect =>
  (scope) => {
    scope.tests.push((ticket) => fits(ticket) !== isNegated);
  };

type Named = { agents: string[]; customers: string[] };

function peopleOf(context: Context): Named | undefined {
  const people = resolved<Named>(context, ({ text }) => {
    const agents = agentsNamed(context.db, text, context.ownId);
    const customers = customersNamed(context.db, text);
    return agents.length + customers.length === 0 ? undefined : [{ agents, customers }];
  });
  return people && { agents: people.flatMap((p) => p.agents), customers: people.flatMap((p) => p.customers) };
}

function byWriter(context: Context): void {
  const people = peopleOf(context);
  if (!people) return;
  const { isNegated } = context.filter;
  const { agents, customers } = people;
  const writers = [
    ...agents.map((id) => facet.writer('agent', id)),
    ...customers.map((id) => facet.writer('customer', id)),
  ];
  restrict(context, {
    message: must(writers, isNegated),
    ...(customers.length > 0 ? { ticket: must(customers.map(facet.customer), isNegated) } : {}),
  });
}

/** Words for a customer are our replies in their tickets; words for a colleague are notes that mention them. */
function byReader(context: Context): void {
  const people = peopleOf(context);
  if (!people) return;
  const { isNegated } = context.filter;
  const { agents, customers } = people;
  restrict(context, {
    ticket: must([...customers.map(facet.customer), ...agents.map(facet.assignee)], isNegated),
    message: (scope) => {
      const mentioned = property(agents.map(facet.mention), isNegated);
      const replies = (): Clause[] => [ofTickets(context.db, scope, customers), property([facet.lineKind('reply')])];
      scope.clauses.push(customers.length === 0 ? mentioned : { ...mentioned, together: replies() });
    },
  });
}

function ofTickets(db: ReadableDb, scope: Scope, customers: readonly string[]): Clause {
  const tickets = customersTickets(db, customers, MAX_TICKETS + 1);
  scope.isCut ||= tickets.length > MAX_TICKETS;
  const tokens = tickets.slice(0, MAX_TICKETS).map(facet.ticket);
  return property(tokens.length > 0 ? tokens : [facet.ticket('')]);
}

function byTag(context: Context): void {
  const tags = resolved(context, ({ text }) => {
    const asked = tagAsked(context.db, text);
    return asked && [{ ...asked, tag: fold(text) }];
  });
  if (!tags) return;
  const { isNegated } = context.filter;
  const phrases = tags.map(({ token, isPrefix }) => ({ tokens: [token], isPrefix }));
  const clause: Clause = { phrases, isNegated, marks: [] };
  const effect: Effect = (scope) => void scope.clauses.push(clause);
  const fits = (tag: string): boolean =>
    tags.some((asked) => (asked.isPrefix ? tag.startsWith(asked.tag) : tag === asked.tag));
  const isAny: TicketTest = (ticket) => ticket.tags.some((tag) => fits(fold(tag)));
  restrict(context, { ticket: effect, article: effect, message: test(isNegated, isAny) });
}

function byStatus(context: Context): void {
  const words = resolved<StatusWord>(context, ({ text }) => {
    const word = wordNamed(STATUS_WORDS, text);
    return word && [word];
  });
  if (!words) return;
  const { isNegated } = context.filter;
  const ofTicket = words.flatMap(statusesOf);
  const ofArticle = words.filter((word) => word === 'archived' || word === 'published');
  restrict(context, {
    ...(ofTicket.length > 0 && {
      ticket: must(ofTicket.map(facet.status), isNegated),
      message: test(isNegated, ({ status }) => (ofTicket as readonly string[]).includes(status)),
    }),
    ...(ofArticle.length > 0 && {
      article: (scope) => {
        scope.asksStatus = true;
        must(ofArticle.map(facet.status), isNegated)(scope);
      },
    }),
  });
}

function byQueue(context: Context): void {
  const queues = resolved(context, ({ text }) => queuesNamed(context.db, text));
  if (!queues) return;
  const { isNegated } = context.filter;
  restrict(context, {
    ticket: must(queues.map(facet.queue), isNegated),
    message: test(isNegated, ({ queueId }) => queues.includes(queueId)),
  });
}

function byAssignee(context: Context): void {
  const agents = resolved<string | null>(context, ({ text }) =>
    isNobody(text) ? [null] : agentsNamed(context.db, text, context.ownId),
  );
  if (!agents) return;
  const { isNegated } = context.filter;
  restrict(context, {
    ticket: must(agents.map(facet.assignee), isNegated),
    message: test(isNegated, ({ assigneeId }) => agents.includes(assigneeId)),
  });
}

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

function byContent(context: Context): void {
  const words = resolved(context, ({ text }) => {
    const word = wordNamed(HAS_WORDS, text);
    return word && [word];
  });
  if (!words) return;
  const { isNegated } = context.filter;
  const [asksFile, asksArticle] = [words.includes('attachment'), words.includes('article')];
  const fits: TicketTest = (row) => (asksFile && row.hasFile()) || (asksArticle && row.articleIds.length > 0);
  const byTest = test(isNegated, fits);
  restrict(context, {
    // What the index knows of a kind is asked of it; of one word of two it cannot be.
    ticket: asksFile ? byTest : must([facet.hasArticle()], isNegated),
    message: asksArticle ? byTest : must([facet.hasFile()], isNegated),
    ...(asksFile && { article: must([facet.hasFile()], isNegated) }),
  });
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
