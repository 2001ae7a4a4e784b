import { canonical } from '../../kernel/canonical.ts';
import { shiftFaults } from '../load/shift.ts';
import { OK, rejected, type Outcome } from './outcome.ts';
import { refuse, type Decision, type Rules } from './rule.ts';
import type { MutationOf } from './schema.ts';
import type { Effect, Stored, View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };

/** Who wrote in between is told of, with when; both rows are small, and the later one stands whole. */
function over(
  stored: Stored<'load' | 'shift'> | undefined,
  seenVersion: number,
  field: string,
  writer: string,
): Outcome {
  const others = Object.values(stored?.fields ?? {}).filter(
    ({ by, version }) => by !== writer && version > seenVersion,
  );
  const last = others.toSorted((a, b) => b.version - a.version)[0];
  if (!last) return OK;
  return { status: 'merged', clashes: [{ field, theirs: '', mine: '', by: last.agentId, at: last.at }] };
}

function savePolicy({ policy, seenVersion }: MutationOf<'load.save'>, view: View, { writer }: WriteContext): Decision {
  if (policy.id !== policy.teamId) return refuse(rejected('invalid'));
  const stored = view.get('load', policy.id);
  if (stored && canonical(stored.data) === canonical(policy)) return DONE;
  const effect: Effect = { tbl: 'load', id: policy.id, data: policy };
  return { effects: [effect], outcome: over(stored, seenVersion, 'load', writer) };
}

/** Somebody has one shift, in one team; it stays in it. */
function saveShift({ shift, seenVersion }: MutationOf<'shift.save'>, view: View, { writer }: WriteContext): Decision {
  const stored = view.get('shift', shift.id);
  if (stored && canonical(stored.data) === canonical(shift)) return DONE;
  const isTheirs = shift.id === shift.agentId && view.get('agent', shift.agentId) !== undefined;
  const isMoved = stored !== undefined && stored.data.teamId !== shift.teamId;
  if (!isTheirs || isMoved || shiftFaults(shift).length > 0) return refuse(rejected('invalid'));
  const effect: Effect = { tbl: 'shift', id: shift.id, data: shift };
  return { effects: [effect], outcome: over(stored, seenVersion, 'shift', writer) };
}

const removeShift = ({ agentId }: MutationOf<'shift.remove'>, view: View): Decision =>
  view.get('shift', agentId) ? { effects: [{ tbl: 'shift', id: agentId, data: null }], outcome: OK } : DONE;

/** What may be written about work and rest, by name. */
export const LOAD_RULES: Rules<'load.save' | 'shift.save' | 'shift.remove'> = {
  'load.save': { right: 'load.write', keys: ({ policy }) => [{ tbl: 'load', id: policy.id }], decide: savePolicy },
  'shift.save': {
    right: 'load.write',
    keys: ({ shift }) => [
      { tbl: 'shift', id: shift.id },
      { tbl: 'agent', id: shift.agentId },
    ],
    decide: saveShift,
  },
  'shift.remove': { right: 'load.write', keys: ({ agentId }) => [{ tbl: 'shift', id: agentId }], decide: removeShift },
};
