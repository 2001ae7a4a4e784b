import { mayDo } from '../rights.ts';
import { OK, rejected } from './outcome.ts';
import { notYet, refuse, type Decision, type Key, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { View, WriteContext } from './view.ts';

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

/** What may be written about the team itself and an agent's own things, by name. */
export const DIRECTORY_RULES: Rules<
  'directory.put' | 'directory.remove' | 'agent.sign' | 'search.save' | 'search.forget'
> = {
  'directory.put': { right: 'macro.write', keys: (m) => [{ tbl: m.row.tbl, id: m.row.data.id }], decide: notYet },
  'directory.remove': { right: 'macro.write', keys: (m) => [{ tbl: m.tbl, id: m.id }], decide: notYet },
  'agent.sign': { right: 'own.write', keys: () => [], decide: notYet },
  'search.save': { right: 'own.write', keys: (m) => onSearch(m.search.id), decide: saveSearch },
  'search.forget': { right: 'own.write', keys: (m) => onSearch(m.searchId), decide: forgetSearch },
};
