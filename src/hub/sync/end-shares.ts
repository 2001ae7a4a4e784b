import { sql } from 'kysely';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { MAX_SHARES } from '#shared/domain/practice/index.ts';
import type { Tx } from '../store/index.ts';

type Row = { readonly id: string };

const withoutShare = ({ id }: Row): Effect => ({ tbl: 'share', id, data: null });

/** Practice that was shared before that time, the oldest first; by the index of migration 16. */
export async function oldShares(tx: Tx, before: number, limit: number): Promise<Effect[]> {
  const { rows } = await sql<Row>`
    select d.id from doc d where d.tbl = 'share' and (d.data->>'sharedAt')::bigint < ${before}
    order by (d.data->>'sharedAt')::bigint limit ${limit} for update skip locked`.execute(tx);
  return rows.map(withoutShare);
}

/** Of people of whom more stand than may: the oldest, whatever their desks have withdrawn of it by themselves. */
export async function sharesBeyond(tx: Tx, limit: number): Promise<Effect[]> {
  const { rows } = await sql<Row>`
    select d.id from doc d join (
      select s.id, row_number() over (
        partition by s.data->>'agentId' order by (s.data->>'sharedAt')::bigint desc, s.id desc) as place
      from doc s where s.tbl = 'share') placed on placed.id = d.id
    where d.tbl = 'share' and placed.place > ${MAX_SHARES}
    order by d.id limit ${limit} for update of d skip locked`.execute(tx);
  return rows.map(withoutShare);
}

/** What somebody has shared: they cannot take it back once they may not sign in any more, so it goes with that. */
export async function sharesOf(tx: Tx, agentId: string, limit: number): Promise<Effect[]> {
  const { rows } = await sql<Row>`
    select d.id from doc d where d.tbl = 'share' and d.data->>'agentId' = ${agentId}
    order by d.id limit ${limit} for update of d`.execute(tx);
  return rows.map(withoutShare);
}

/** Practice of people who may not sign in any more: what one commit could not hold. */
export async function sharesLeft(tx: Tx, limit: number): Promise<Effect[]> {
  const { rows: gone } = await sql<Row>`
    select a.id from doc a where a.tbl = 'agent' and not (a.data->>'isActive')::boolean`.execute(tx);
  if (gone.length === 0) return [];
  const { rows } = await sql<Row>`
    select d.id from doc d where d.tbl = 'share' and d.data->>'agentId' = any (${gone.map(({ id }) => id)}::text[])
    order by d.id limit ${limit} for update of d skip locked`.execute(tx);
  return rows.map(withoutShare);
}
