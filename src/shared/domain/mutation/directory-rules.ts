import { assertNever } from '../../kernel/assert-never.ts';
import { mayDo } from '../rights.ts';
import { OK, rejected, type Clash, type Outcome } from './outcome.ts';
import { refuse, type Decision, type Key, type Rules } from './rule.ts';
import type { DirectoryRow } from './directory-schema.ts';
import type { MutationOf } from './schema.ts';
import type { Effect, Stored, View, WriteContext } from './view.ts';

const onSearch = (id: string): Key[] => [{ tbl: 'search', id }];

function saveSearch(mutation: MutationOf<'search.save'>, view: View, context: WriteContext): Decision {
  const stored = view.get('search', mutation.search.id);
  if (stored && stored.data.agentId !== context.agentId) return refuse(rejected('forbidden'));
  const data = { ...mutation.search, agentId: context.agentId as never, at: stored?.data.at ?? context.now };
  return { effects: [{ tbl: 'search', id: data.id, data }], outcome: OK };
}

function forgetSearch(mutation: MutationOf<'search.forget'>, view: View, context: WriteContext): Decision {
  const stored = view.get('search', mutation.searchId);
  if (!stored) return { effects: [], outcome: OK };
  if (stored.data.agentId !== context.agentId) return refuse(rejected('forbidden'));
  return { effects: [{ tbl: 'search', id: mutation.searchId, data: null }], outcome: OK };
}

/** Macros are kept by leads too; everything else of the directory by administrators. */
export const mayKeep = (role: Parameters<typeof mayDo>[0], tbl: string): boolean =>
  mayDo(role, tbl === 'macro' ? 'macro.write' : 'directory.write');

/** What a row is called where people read of it. */
function nameOf({ tbl, data }: DirectoryRow): string {
  switch (tbl) {
    case 'calendar':
    case 'policy':
      return data.name;
    case 'field':
      return data.label.zh || data.label.en;
    case 'macro':
      return data.name.zh || data.name.en;
    case 'synonym':
      return data.words.join(' ');
    case 'tag':
      return data.tag;
    case 'team':
      return data.id;
    default:
      return assertNever(tbl);
  }
}

/** The same value whatever the order of its keys: a database gives them back in an order of its own. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

type Row = DirectoryRow['data'];
type StoredRow = Stored<DirectoryRow['tbl']>;

/** Last arrival wins; who wrote in between is told together with the row they both wrote. */
function outcomeOver(stored: StoredRow | undefined, mutation: MutationOf<'directory.put'>, writer: string): Outcome {
  const others = Object.values(stored?.fields ?? {}).filter(
    ({ by, version }) => by !== writer && version > mutation.seenVersion,
  );
  const last = others.toSorted((a, b) => b.version - a.version)[0];
  if (!stored || !last) return OK;
  const theirs = nameOf({ tbl: mutation.row.tbl, data: stored.data } as DirectoryRow);
  const clash: Clash = {
    field: mutation.row.tbl,
    theirs,
    mine: nameOf(mutation.row),
    by: last.agentId,
    at: last.at,
  };
  return { status: 'merged', clashes: [clash] };
}

/** Rows that must be there for this one to make sense. */
function namedBy({ tbl, data }: DirectoryRow): Key[] {
  if (tbl === 'policy') return [{ tbl: 'calendar', id: data.calendarId }];
  return tbl === 'macro' && data.set.queueId !== undefined ? [{ tbl: 'queue', id: data.set.queueId }] : [];
}

/** Tickets keep their values under the key and in the kind of a field: neither changes once it is made. */
const breaksValues = (row: DirectoryRow, stored: Row | undefined): boolean =>
  row.tbl === 'field' &&
  stored !== undefined &&
  'key' in stored &&
  (stored.key !== row.data.key || stored.kind !== row.data.kind);

function putRow(mutation: MutationOf<'directory.put'>, view: View, context: WriteContext): Decision {
  const { row } = mutation;
  if (!mayKeep(context.role, row.tbl)) return refuse(rejected('forbidden'));
  const stored: StoredRow | undefined = view.get(row.tbl, row.data.id);
  if (stored && plain(stored.data) === plain(row.data)) return { effects: [], outcome: OK };
  const isWhole = namedBy(row).every(({ tbl, id }) => view.get(tbl, id) !== undefined);
  if (!isWhole || breaksValues(row, stored?.data)) return refuse(rejected('invalid'));
  const effect = { tbl: row.tbl, id: row.data.id, data: row.data } as Effect;
  return { effects: [effect], outcome: outcomeOver(stored, mutation, context.writer) };
}

function removeRow(mutation: MutationOf<'directory.remove'>, view: View, context: WriteContext): Decision {
  const { tbl, id } = mutation;
  if (!mayKeep(context.role, tbl)) return refuse(rejected('forbidden'));
  if (!view.get(tbl, id)) return { effects: [], outcome: OK };
  const isNamed = mutation.policyIds.some((policyId) => view.get('policy', policyId)?.data.calendarId === id);
  if (tbl === 'calendar' && isNamed) return refuse(rejected('invalid'));
  return { effects: [{ tbl, id, data: null }], outcome: OK };
}

function sign(mutation: MutationOf<'agent.sign'>, view: View, context: WriteContext): Decision {
  if (mutation.agentId !== context.agentId) return refuse(rejected('forbidden'));
  const stored = view.get('agent', mutation.agentId);
  if (!stored) return refuse(rejected('gone'));
  if (stored.data.signature === mutation.signature) return { effects: [], outcome: OK };
  const data = { ...stored.data, signature: mutation.signature };
  return { effects: [{ tbl: 'agent', id: mutation.agentId, data }], outcome: OK };
}

/** What may be written about the team itself and an agent's own things, by name. */
export const DIRECTORY_RULES: Rules<
  'directory.put' | 'directory.remove' | 'agent.sign' | 'search.save' | 'search.forget'
> = {
  'directory.put': {
    right: 'macro.write',
    keys: ({ row }) => [{ tbl: row.tbl, id: row.data.id }, ...namedBy(row)],
    decide: putRow,
  },
  'directory.remove': {
    right: 'macro.write',
    keys: (m) => [{ tbl: m.tbl, id: m.id }, ...m.policyIds.map((id): Key => ({ tbl: 'policy', id }))],
    decide: removeRow,
  },
  'agent.sign': { right: 'own.write', keys: (m) => [{ tbl: 'agent', id: m.agentId }], decide: sign },
  'search.save': { right: 'own.write', keys: (m) => onSearch(m.search.id), decide: saveSearch },
  'search.forget': { right: 'own.write', keys: (m) => onSearch(m.searchId), decide: forgetSearch },
};
