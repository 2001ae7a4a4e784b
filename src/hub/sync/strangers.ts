import { sql } from 'kysely';
import type { Part } from '#shared/domain/part.ts';
import type { Tx } from '../store/index.ts';

type Key = { readonly tbl: string; readonly id: string };

/**
 * Of the customers named, those that stand in some queue, but in none the writer holds. A customer without any ticket is nobody's
 * secret: there is nothing to read of them.
 */
export async function strangersTo(tx: Tx, scope: readonly Part[], keys: readonly Key[]): Promise<Set<string>> {
  const ids = [...new Set(keys.filter(({ tbl }) => tbl === 'customer').map(({ id }) => id))];
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select m.id from member m where m.tbl = 'customer' and m.id = any (${ids}::text[]) and m.op = 1
    group by m.id having bool_and(m.part <> all (${[...scope]}::text[]))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
