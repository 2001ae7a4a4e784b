import { sql } from 'kysely';
import type { MemberRow } from '#shared/contract/team/sync.ts';
import type { Part } from '#shared/domain/part.ts';
import type { Tx } from '../store/index.ts';
import { readBodies } from './bodies.ts';

/** A membership without the row itself; `size` of the row in bytes. */
type Key = { ver: number; part: string; tbl: string; id: string; op: number; size: number };
type Wanted = { parts: readonly Part[]; after: number; head: number; maxBytes: number };
export type Page = { rows: MemberRow[]; to: number; more: boolean };

const BATCH = 500;
/** Version, part, table and id of a row, about. */
const KEY_BYTES = 120;

/**
 * Members of the parts changed after a version, oldest first, always whole versions. Rows are chosen by their sizes and
 * then read, so that never more is loaded than about `maxBytes` and one version.
 */
export async function readFeed(tx: Tx, wanted: Wanted): Promise<Page> {
  const { keys, to, more } = await chooseKeys(tx, wanted);
  const bodyOf = await readBodies(
    tx,
    keys.filter(({ op }) => op === 1),
  );
  const rows = keys.map((key): MemberRow => {
    const { ver, part, tbl, id, op } = key;
    return op === 1 ? [ver, part, tbl, id, 1, bodyOf(key)] : [ver, part, tbl, id, 0];
  });
  return { rows, to, more };
}

async function chooseKeys(
  tx: Tx,
  { parts, after, head, maxBytes }: Wanted,
): Promise<{ keys: Key[]; to: number; more: boolean }> {
  const keys: Key[] = [];
  let bytes = 0;
  let to = after;
  for (;;) {
    const { found, isLast } = await wholeVersions(tx, parts, to);
    for (const version of byVersion(found)) {
      const size = version.reduce((sum, key) => sum + key.size + KEY_BYTES, 0);
      if (keys.length > 0 && bytes + size > maxBytes) return { keys, to, more: true };
      for (const key of version) keys.push(key);
      bytes += size;
      to = version[0]?.ver ?? to;
    }
    if (isLast) return { keys, to: head, more: false };
  }
}

/** The next few versions, each complete: a version cut by the limit is left for the next batch, or read whole when alone. */
async function wholeVersions(
  tx: Tx,
  parts: readonly Part[],
  after: number,
): Promise<{ found: Key[]; isLast: boolean }> {
  const found = await nextKeys(tx, parts, after);
  if (found.length < BATCH) return { found, isLast: true };
  const cut = found.at(-1)?.ver ?? after;
  const whole = found.filter(({ ver }) => ver < cut);
  if (whole.length > 0) return { found: whole, isLast: false };
  return { found: await oneVersion(tx, parts, cut), isLast: false };
}

/** Each part is read by its own index and contributes at most one batch, so the cost does not grow with the backlog. */
async function nextKeys(tx: Tx, parts: readonly Part[], after: number): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select m.ver, m.part, m.tbl, m.id, m.op, case when m.op = 1 then coalesce(d.size, 0) else 0 end as size
    from (
      select n.* from unnest(${[...parts]}::text[]) p(part)
      cross join lateral (
        select * from member where part = p.part and ver > ${after} order by ver limit ${BATCH}
      ) n
      order by n.ver, n.part, n.tbl, n.id limit ${BATCH}
    ) m left join doc d on d.tbl = m.tbl and d.id = m.id
    order by m.ver, m.part, m.tbl, m.id`.execute(tx);
  return rows;
}

async function oneVersion(tx: Tx, parts: readonly Part[], version: number): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select m.ver, m.part, m.tbl, m.id, m.op, case when m.op = 1 then coalesce(d.size, 0) else 0 end as size
    from member m left join doc d on d.tbl = m.tbl and d.id = m.id
    where m.part = any (${[...parts]}::text[]) and m.ver = ${version}
    order by m.part, m.tbl, m.id`.execute(tx);
  return rows;
}

function* byVersion(found: readonly Key[]): Generator<Key[]> {
  let start = 0;
  for (let i = 1; i <= found.length; i += 1) {
    if (i === found.length || found[i]?.ver !== found[start]?.ver) {
      yield found.slice(start, i);
      start = i;
    }
  }
}
