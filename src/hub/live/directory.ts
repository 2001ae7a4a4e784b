import { sql } from 'kysely';
import { DEFAULT_CONTACTS, type TeamContacts } from '#shared/domain/contact-defaults.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { capacityFor, DEFAULT_CAPACITY, type Capacity, type LoadPolicy } from '#shared/domain/load/index.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Team } from '#shared/domain/team.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { mayHold } from '../auth/scope.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Db } from '../store/index.ts';

/** Who and what a telephone system may name, as it stands now. */
export type Directory = {
  /** Those who may sign in and read customers. */
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
  /** Agent by extension. */
  readonly extensions: ReadonlyMap<string, string>;
  /** The queues each agent holds. */
  readonly queuesOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** What each agent can do at once, as their team has agreed. */
  readonly capacities: ReadonlyMap<string, Capacity>;
  readonly contacts: TeamContacts;
};

const FRESH_MS = 3 * SECOND;

async function load(db: Db): Promise<Directory> {
  const rows = await db
    .selectFrom('doc')
    .select(['tbl', 'data'])
    .where('tbl', 'in', ['agent', 'queue', 'team', 'load'])
    .execute();
  const extensions = await db.selectFrom('extension').selectAll().execute();
  const { rows: scopes } = await sql<{ agent: string; part: string }>`
    select agent, part from scope where part like 'q:%' or part like 'sop:%'`.execute(db);
  const of = <T>(table: string): T[] => rows.flatMap(({ tbl, data }) => (tbl === table ? [data as T] : []));
  const agents = of<Agent>('agent').filter(({ isActive, role }) => isActive && mayHold(role, 'q:'));
  const queuesOf = new Map(agents.map(({ id }): [string, Set<string>] => [id, new Set()]));
  const queues = scopes.filter(({ part }) => part.startsWith('q:'));
  for (const { agent, part } of queues) queuesOf.get(agent)?.add(part.slice('q:'.length));
  const [team] = of<Team>('team');
  return {
    agents,
    queues: of<Queue>('queue'),
    extensions: new Map(extensions.map(({ ext, agent }) => [ext.toLowerCase(), agent])),
    queuesOf,
    capacities: capacitiesOf(agents, teamsOf(scopes), of<LoadPolicy>('load')),
    contacts: team?.contacts ?? DEFAULT_CONTACTS,
  };
}

type Scoped = { readonly agent: string; readonly part: string };

/** Whose procedures they hold says which team somebody belongs to; of several, the first by name. */
function teamsOf(scopes: readonly Scoped[]): Map<string, string> {
  const teams = scopes.filter(({ part }) => part.startsWith('sop:'));
  const sorted = teams.toSorted((a, b) => (a.part < b.part ? 1 : -1));
  return new Map(sorted.map(({ agent, part }) => [agent, part.slice('sop:'.length)]));
}

function capacitiesOf(
  agents: readonly Agent[],
  teams: ReadonlyMap<string, string>,
  policies: readonly LoadPolicy[],
): Map<string, Capacity> {
  const byTeam = new Map(policies.map((policy) => [policy.id, policy]));
  return new Map(agents.map((agent) => [agent.id, capacityFor(byTeam.get(teams.get(agent.id) ?? ''), agent)]));
}

export const capacityOf = ({ capacities }: Directory, agentId: string): Capacity =>
  capacities.get(agentId) ?? DEFAULT_CAPACITY;

/** Whether two people hold a queue in common. */
export function sharesQueue({ queuesOf }: Directory, one: string, other: string): boolean {
  const theirs = queuesOf.get(other);
  return [...(queuesOf.get(one) ?? [])].some((queueId) => theirs?.has(queueId) === true);
}

/** Read from the database at most every three seconds, however many calls there are. */
export function directoryOf(db: Db, clock: Clock): () => Promise<Directory> {
  let loaded: Promise<Directory> | undefined;
  let at = 0;
  return () => {
    const now = clock.now();
    if (loaded && now - at < FRESH_MS) return loaded;
    at = now;
    const loading = load(db);
    loading.catch(() => (loaded = undefined));
    loaded = loading;
    return loading;
  };
}
