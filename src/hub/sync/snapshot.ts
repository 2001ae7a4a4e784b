import { sql } from 'kysely';
import { SNAPSHOT_ROWS, type SnapshotHead } from '#shared/contract/team/sync.ts';
import type { Part } from '#shared/domain/part.ts';
import { Sealed } from '../audit/read-customers.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { compress, type Encoding } from '../http/compress.ts';
import { inSnapshot, type Db, type Tx } from '../store/index.ts';
import { holdingPart, splitKey } from './held-part.ts';
import type { PageCache } from './page-cache.ts';

type Row = { tbl: string; id: string; ver: number; data: string; offered: number };
export type SnapshotPage = {
  readonly head: SnapshotHead;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
};
type Asked = { part: Part; after: string | undefined; encoding: Encoding; limit?: number | undefined };

/** The size at which a page is full though it has fewer than 2,000 rows: bodies can be long. */
const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * One page of one part, as NDJSON. Invariants:
 * 1. A part outside the caller's scope is refused in so many words, never answered with fewer rows.
 * 2. `s` is the version at which the page was true; a kept page is used only while its part has not changed, so it is
 *    true now.
 * 3. Pages follow each other by (tbl, id) without overlap or gap.
 */
export function snapshot(db: Db, who: DevicePrincipal, asked: Asked, cache: PageCache): Promise<Sealed<SnapshotPage>> {
  return inSnapshot(db, async (tx) => {
    const seq = await holdingPart(tx, who, asked.part);
    const changed = await tx.selectFrom('part').select('ver').where('part', '=', asked.part).executeTakeFirst();
    const key = JSON.stringify([seq.epoch, asked.part, changed?.ver ?? 0, asked.after ?? '', asked.encoding]);
    const page = await cache.get(key, () => build(tx, asked));
    const head = { s: seq.v, epoch: seq.epoch, after: page.after, done: page.done };
    return new Sealed({ head, bytes: page.bytes, encoding: page.encoding }, page.customerIds);
  });
}

async function build(tx: Tx, { part, after, encoding, limit = SNAPSHOT_ROWS }: Asked) {
  const { rows, done } = await readPage(tx, { part, after, limit });
  const last = rows.at(-1);
  // The text of a row is passed on as it is kept: read and written again, a page would cost twice as much.
  const lines = rows.map((row) => `[${JSON.stringify(row.tbl)},${JSON.stringify(row.id)},${row.ver},${row.data}]\n`);
  return {
    ...(await compress(new TextEncoder().encode(lines.join('')), encoding)),
    customerIds: rows.flatMap(({ tbl, id }) => (tbl === 'customer' ? [id] : [])),
    after: last ? `${last.tbl}/${last.id}` : (after ?? null),
    done,
  };
}

type Wanted = { part: Part; after: string | undefined; limit: number };

/** Rows are counted and weighed by what is noted of them; only the bodies of those that fit are read. */
async function readPage(tx: Tx, { part, after, limit }: Wanted): Promise<{ rows: Row[]; done: boolean }> {
  const [tbl, id] = splitKey(after);
  const { rows } = await sql<Row>`
    with page as (
      select m.tbl, m.id, d.ver, d.size, d.data
      from member m join doc d on d.tbl = m.tbl and d.id = m.id
      where m.part = ${part} and m.op = 1 and (m.tbl, m.id) > (${tbl}, ${id})
      order by m.tbl, m.id limit ${limit}),
    weighed as (
      select *, sum(size) over (order by tbl, id) - size as before, (count(*) over ())::int as offered from page)
    select tbl, id, ver, data::text as data, offered from weighed where before < ${PAGE_BYTES} order by tbl, id`.execute(
    tx,
  );
  const offered = rows[0]?.offered ?? 0;
  return { rows, done: offered < limit && rows.length === offered };
}
