import { implement } from '@orpc/server';
import { directory as contract } from '#shared/contract/app/directory.ts';
import { mayKeep, type DirectoryRow } from '#shared/domain/mutation/index.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import { readDirectory, seenVersion } from './queries.ts';
import { doubled, namedBy } from './rules.ts';

/** @throws Refusal before anything is looked at, without the right. */
function keeper(desk: Desk, tbl: DirectoryRow['tbl']): Desk {
  if (!mayKeep(desk.agent().role, tbl)) throw new Refusal('FORBIDDEN');
  return desk;
}

/** Kept like tickets: here at once, at the hub when it answers. */
export function directoryRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(() => desk().read(readDirectory)),
    put: os.put.handler(({ input: { row }, errors }) => {
      const here = keeper(desk(), row.tbl);
      const field = doubled(row, here.read(readDirectory));
      if (field !== undefined) throw errors.DOUBLE({ data: { field } });
      const seen = here.read((db) => seenVersion(db, row.tbl, row.data.id));
      here.mutate([{ name: 'directory.put', row, seenVersion: seen }]);
      return {};
    }),
    remove: os.remove.handler(({ input: { tbl, id }, errors }) => {
      const here = keeper(desk(), tbl);
      const { policies } = here.read(readDirectory);
      const user = tbl === 'calendar' ? namedBy(id, policies) : undefined;
      if (user) throw errors.IN_USE({ data: { by: user.name } });
      const policyIds = tbl === 'calendar' ? policies.map((policy) => policy.id) : [];
      here.mutate([{ name: 'directory.remove', tbl, id, policyIds }]);
      return {};
    }),
    sign: os.sign.handler(({ input: { signature } }) => {
      const here = desk();
      here.mutate([{ name: 'agent.sign', agentId: here.agent().id, signature }]);
      return {};
    }),
  });
}
