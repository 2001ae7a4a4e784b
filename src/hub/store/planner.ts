import { CompiledQuery, type DatabaseConnection } from 'kysely';

/**
 * Every statement of the hub looks up a bounded number of rows by an index. The planner cannot know that without
 * statistics (PGlite never gathers any by itself, a PostgreSQL that was just filled has none yet): it read whole tables,
 * and kept plans made while the tables were empty. At 30,000 rows a push took 150 ms instead of 13, and loading slowed
 * down with every row. So each connection rules such plans out and plans anew each time, by the tables as they are.
 */
const SETTINGS = ['enable_seqscan = off', 'enable_bitmapscan = off', 'plan_cache_mode = force_custom_plan'];

export async function preferIndexes(connection: DatabaseConnection): Promise<void> {
  for (const setting of SETTINGS) await connection.executeQuery(CompiledQuery.raw(`set ${setting}`));
}
