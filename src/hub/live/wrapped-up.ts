import { sql } from 'kysely';
import type { Reader } from '../store/index.ts';

/** Which of these an agent has finished with, wrap-up and all. */
export async function wrappedUpBy(db: Reader, agentId: string, contactIds: readonly string[]): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from doc where tbl = 'contact' and id = any (${contactIds}::text[])
    and data->>'agentId' = ${agentId} and data->>'wrappedAt' is not null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
