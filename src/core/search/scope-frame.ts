import type { FilterValue, QueryFault, QueryFilter } from '#shared/domain/search-query.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import type { ReadableDb } from '../db/types.ts';
import { property, type Clause } from './clause.ts';

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

export type World = { readonly db: ReadableDb; readonly now: number; readonly ownId: string };
export type Context = World & { readonly scopes: Scopes; readonly filter: QueryFilter };
type Resolve<T> = (value: FilterValue) => readonly T[] | undefined;

const problem = (filter: QueryFilter, value: FilterValue, code: QueryFault['code']): QueryFault => ({
  code,
  operator: filter.operator,
  value: value.text,
  start: value.start,
  end: value.end,
});

const NONE = { 'unknown-value': 'no-known-value', 'bad-date': 'no-date' } as const;
const unfit = ({ operator, values, start, end }: QueryFilter, code: keyof typeof NONE): QueryFault => ({
  code: NONE[code],
  operator,
  value: values.map(({ text }) => text).join(', '),
  start,
  end,
});

/**
 * What the values stand for; those that stand for nothing are reported. Undefined: none does. Then nothing fits the filter,
 * and nothing is found; only a "not" is left out, for there is nothing to take away.
 */
export function resolved<T>(
  context: Context,
  resolve: Resolve<T>,
  code: keyof typeof NONE = 'unknown-value',
): T[] | undefined {
  const { filter, scopes } = context;
  const all: T[] = [];
  const faults: QueryFault[] = [];
  for (const value of filter.values) {
    const found = resolve(value);
    if (!found || found.length === 0) faults.push(problem(filter, value, code));
    else all.push(...found);
  }
  const isUnfit = all.length === 0 && !filter.isNegated;
  scopes.problems.push(...(isUnfit ? [unfit(filter, code)] : faults));
  if (isUnfit) scopes.byKind.clear();
  return all.length > 0 ? all : undefined;
}

export type Effect = (scope: Scope) => void;
/** Applies to the kinds it names; the others have nothing of the sort: none of them can be meant, unless it is a "not". */
export function restrict({ scopes, filter }: Context, effects: Partial<Record<SearchKind, Effect>>): void {
  for (const [kind, scope] of scopes.byKind) {
    const effect = effects[kind];
    if (effect) effect(scope);
    else if (!filter.isNegated) scopes.byKind.delete(kind);
  }
}

export const must =
  (tokens: readonly string[], isNegated: boolean): Effect =>
  (scope) => {
    scope.clauses.push(property(tokens, isNegated));
  };
export const test =
  (isNegated: boolean, fits: TicketTest): Effect =>
  (scope) => {
    scope.tests.push((ticket) => fits(ticket) !== isNegated);
  };
