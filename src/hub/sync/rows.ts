import { sql } from 'kysely';
import type { RowsReply, RowsRequest } from '#shared/contract/team/sync.ts';
import { Sealed } from '../audit/read-customers.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { inSnapshot, type Db, type Tx } from '../store/index.ts';
import { readBodies } from './bodies.ts';
import { holdingPart } from './held-part.ts';

type Asked = Pick<RowsRequest, 'part' | 'keys'>;
type Held = { tbl: string; id: string; ver: number; size: number };
type Row = RowsReply['rows'][number];

const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * Rows of one part by name. Invariants:
 * 1. A part outside the caller's scope is refused in so many words.
 * 2. Every key up to the last one answered has its row, or null where the part does not hold it: whoever asks can tell
 *    "not there" from "not sent".
 */
export function rows(db: Db, who: DevicePrincipal, asked: Asked, maxBytes = PAGE_BYTES): Promise<Sealed<RowsReply>> {
  return inSnapshot(db, async (tx) => {
    const { v, epoch } = await holdingPart(tx, who, asked.part);
    const held = await heldOf(tx, asked);
    const keys = asked.keys.map(([tbl, id]) => ({ tbl, id, at: held.get(`${tbl}/${id}`) }));
    const fitting = keys.slice(
      0,
      fit(
        keys.map(({ at }) => at?.size ?? 0),
        maxBytes,
      ),
    );
    const bodyOf = await readBodies(
      tx,
      fitting.filter(({ at }) => at !== undefined),
    );
    const found = fitting.map(({ tbl, id, at }): Row =>
      at ? [tbl, id, at.ver, bodyOf({ tbl, id })] : [tbl, id, null],
    );
    const customerIds = fitting.flatMap(({ tbl, id, at }) => (tbl === 'customer' && at ? [id] : []));
    return new Sealed({ s: v, epoch, rows: found }, customerIds);
  });
}

/** How many of the sizes fit; at least one. */
function fit(sizes: readonly number[], maxBytes: number): number {
  let bytes = 0;
  const over = sizes.findIndex((size) => (bytes += size) > maxBytes);
  return over === -1 ? sizes.length : Math.max(1, over);
}

async function heldOf(tx: Tx, { part, keys }: Asked): Promise<Map<string, Held>> {
  const tables = keys.map(([tbl]) => tbl);
  const ids = keys.map(([, id]) => id);
  const { rows: found } = await sql<Held>`
    select m.tbl, m.id, d.ver, d.size
    from unnest(${tables}::text[], ${ids}::text[]) k (tbl, id)
    join member m on m.part = ${part} and m.tbl = k.tbl and m.id = k.id and m.op = 1
    join doc d on d.tbl = m.tbl and d.id = m.id`.execute(tx);
  return new Map(found.map((row) => [`${row.tbl}/${row.id}`, row]));
}
