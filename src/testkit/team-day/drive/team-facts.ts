import type { SnapshotRow } from '#shared/contract/team/sync.ts';
import { contactRulesOf } from '#shared/domain/contact-defaults.ts';
import { DEFAULT_LOAD, type LoadPolicy, type TeamLoad } from '#shared/domain/load/index.ts';
import { DIR, type Part } from '#shared/domain/part.ts';
import type { Team } from '#shared/domain/team.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { TestDevice } from '#testkit/hub/test-device.ts';

/** What a desk reads of its team before it works. `version`: where it has read to. */
export type TeamFacts = {
  readonly version: number;
  readonly load: TeamLoad;
  /** The reasons a contact of a queue may have been about, by key. */
  readonly reasonsOf: (queueId: QueueId) => readonly string[];
};

async function rowsOf(device: TestDevice, part: Part): Promise<{ version: number; rows: SnapshotRow[] }> {
  const rows: SnapshotRow[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await device.snapshot(part, after);
    rows.push(...page.rows);
    if (page.head === null || page.head.done || page.head.after === null) return { version: page.head?.s ?? 0, rows };
    after = page.head.after;
  }
}

const dataOf = <T>(rows: readonly SnapshotRow[], table: string): T[] =>
  rows.flatMap(([tbl, , , data]) => (tbl === table ? [data as T] : []));

/** What the device's team has agreed on about load; of several teams, the first by name counts, as at a desk. */
async function agreedOf(device: TestDevice, version: number): Promise<TeamLoad> {
  const { scope } = (await device.pull({ cursor: version })).body;
  for (const part of scope.filter((one) => one.startsWith('s:')).toSorted()) {
    const [policy] = dataOf<LoadPolicy>((await rowsOf(device, part)).rows, 'load');
    if (policy) return policy;
  }
  return DEFAULT_LOAD;
}

/** Every simulated desk is of one team: one of them asks for all. */
export async function readTeam(device: TestDevice): Promise<TeamFacts> {
  const { version, rows } = await rowsOf(device, DIR);
  const [team] = dataOf<Team>(rows, 'team');
  return {
    version,
    load: await agreedOf(device, version),
    reasonsOf: (queueId) => contactRulesOf(team, queueId).dispositions.map(({ key }) => key),
  };
}
