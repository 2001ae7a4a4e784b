import { TABLES, type TableName } from '#shared/domain/tables.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { openStore } from '#hub/store/index.ts';
import { contentHash } from './content-hash.ts';

export type HubRow = { readonly ver: number; readonly hash: string };
export type Decided = { readonly mid: number; readonly ver: number | null; readonly status: string };

/** Everything the hub holds that desks are compared with. */
export type HubTruth = {
  readonly version: number;
  /** By device, in order of their numbers. */
  readonly decided: ReadonlyMap<string, readonly Decided[]>;
  readonly lastMid: ReadonlyMap<string, number>;
  /** `tbl/id` → row. */
  readonly rows: ReadonlyMap<string, HubRow>;
  /** Part → `tbl/id` → version of the member. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly scope: ReadonlyMap<string, readonly string[]>;
};

function grouped<T, V>(items: readonly T[], key: (item: T) => string, value: (item: T) => V): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const group = groups.get(key(item)) ?? [];
    group.push(value(item));
    groups.set(key(item), group);
  }
  return groups;
}

/** Reads the database of a hub that has ended. Rows are read as desks read them: through their schema. */
export async function readHub(database: string): Promise<HubTruth> {
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const { db } = store;
  const { v: version } = await db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
  const muts = await db.selectFrom('mut').select(['device', 'mid', 'ver', 'status']).orderBy('mid').execute();
  const devices = await db.selectFrom('device').select(['id', 'last_mid']).execute();
  const docs = await db.selectFrom('doc').select(['tbl', 'id', 'ver', 'data']).execute();
  const members = await db.selectFrom('member').select(['part', 'tbl', 'id', 'ver']).where('op', '=', 1).execute();
  const scope = await db.selectFrom('scope').select(['agent', 'part']).execute();
  await store.close();
  const entries = grouped(
    members,
    ({ part }) => part,
    ({ tbl, id, ver }): [string, number] => [`${tbl}/${id}`, ver],
  );
  return {
    version,
    decided: grouped(
      muts,
      ({ device }) => device,
      ({ mid, ver, status }) => ({ mid, ver, status }),
    ),
    lastMid: new Map(devices.map(({ id, last_mid }) => [id, last_mid])),
    rows: new Map(
      docs.map(({ tbl, id, ver, data }) => {
        return [`${tbl}/${id}`, { ver, hash: contentHash(TABLES[tbl as TableName].parse(data)) }];
      }),
    ),
    members: new Map([...entries].map(([part, list]) => [part, new Map(list)])),
    scope: grouped(
      scope,
      ({ agent }) => agent,
      ({ part }) => part,
    ),
  };
}
