import { sql } from 'kysely';
import { DEFAULT_CONTACTS, type TeamContacts } from '#shared/domain/contact-defaults.ts';
import type { Agent } from '#shared/domain/agent.ts';
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
  readonly contacts: TeamContacts;
};

const FRESH_MS = 3 * SECOND;

async function load(db: Db): Promise<Directory> {
  const rows = await db
    .selectFrom('doc')
    .select(['tbl', 'data'])
    .where('tbl', 'in', ['agent', 'queue', 'team'])
    .execute();
  const extensions = await db.selectFrom('extension').selectAll().execute();
  const { rows: scopes } = await sql<{ agent: string; part: string }>`
    select agent, part from scope where part like 'q:%'`.execute(db);
  const of = <T>(table: string): T[] => rows.flatMap(({ tbl, data }) => (tbl === table ? [data as T] : []));
  const agents = of<Agent>('agent').filter(({ isActive, role }) => isActive && mayHold(role, 'q:'));
  const queuesOf = new Map(agents.map(({ id }): [string, Set<string>] => [id, new Set()]));
  for (const { agent, part } of scopes) queuesOf.get(agent)?.add(part.slice('q:'.length));
  const [team] = of<Team>('team');
  return {
    agents,
    queues: of<Queue>('queue'),
    extensions: new Map(extensions.map(({ ext, agent }) => [ext.toLowerCase(), agent])),
    queuesOf,
    contacts: team?.contacts ?? DEFAULT_CONTACTS,
  };
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
