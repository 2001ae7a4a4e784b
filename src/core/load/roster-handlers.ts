import { implement } from '@orpc/server';
import { load as contract } from '#shared/contract/app/load.ts';
import type { AgentId } from '#shared/kernel/ids.ts';
import { DEFAULT_LOAD, shiftFaults, type LoadPolicy } from '#shared/domain/load/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import { loadTables } from './tables.ts';
import { teamOf, teamsOf } from './team.ts';

const os = implement(contract);

/** Whoever plans work. @throws Refusal FORBIDDEN */
function leading(desk: CurrentDesk): Desk {
  const here = desk();
  if (!mayDo(here.agent().role, 'load.write')) throw new Refusal('FORBIDDEN');
  return here;
}

function policyOf(db: ReadableDb, teamId: string): { policy: LoadPolicy; isShared: boolean } {
  const stored = loadTables.load.get(db, teamId)?.data;
  return { policy: stored ?? { id: teamId, teamId, ...DEFAULT_LOAD }, isShared: stored !== undefined };
}

export const rosterHandlers = ({ desk }: { readonly desk: CurrentDesk }) => ({
  policies: os.policies.handler(() => {
    const here = leading(desk);
    return { policies: here.read((db) => teamsOf(db).map((teamId) => policyOf(db, teamId))) };
  }),
  savePolicy: os.savePolicy.handler(({ input: { policy } }) => {
    const here = leading(desk);
    const seenVersion = here.read((db) => loadTables.load.version(db, policy.id)) ?? 0;
    here.mutate([{ name: 'load.save', policy, seenVersion }]);
    return {};
  }),
  shifts: os.shifts.handler(() => {
    const here = leading(desk);
    return here.read((db) => {
      const [home = ''] = teamsOf(db);
      const people = teamOf(db).map(({ id, name }) => {
        const shift = loadTables.shift.get(db, id)?.data ?? null;
        return { agentId: id as AgentId, name, teamId: shift?.teamId ?? home, shift };
      });
      return { people };
    });
  }),
  saveShift: os.saveShift.handler(({ input: { shift }, errors }) => {
    const here = leading(desk);
    const places = shiftFaults(shift);
    if (places.length > 0) throw errors.UNFIT({ data: { places: [...places] } });
    const seenVersion = here.read((db) => loadTables.shift.version(db, shift.id)) ?? 0;
    here.mutate([{ name: 'shift.save', shift, seenVersion }]);
    return {};
  }),
  removeShift: os.removeShift.handler(({ input: { agentId } }) => {
    leading(desk).mutate([{ name: 'shift.remove', agentId }]);
    return {};
  }),
});
