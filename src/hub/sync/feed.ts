import { sql } from 'kysely';
import type { MemberRow } from '#shared/contract/team/sync.ts';
import type { Part } from '#shared/domain/part.ts';
import type { Tx } from '../store/index.ts';

type Found = { ver: number; part: string; tbl: string; id: string; op: number; data: Record<string, unknown> | null };
type Wanted = { parts: readonly Part[]; after: number; head: number; maxBytes: number };
export type Page = { rows: MemberRow[]; to: number; more: boolean };

const BATCH = 500;

/** Members of the parts changed after a version, oldest first, up to about `maxBytes`, always whole versions. */
export async function readFeed(tx: Tx, { parts, after, head, maxBytes }: Wanted): Promise<Page> {
  const rows: MemberRow[] = [];
  let bytes = 0;
  let to = after;
  for (;;) {
    const { found, isLast } = await wholeVersions(tx, parts, to);
    for (const version of byVersion(found)) {
      const members = version.map(asMember);
      const size = Buffer.byteLength(JSON.stringify(members));
      if (rows.length > 0 && bytes + size > maxBytes) return { rows, to, more: true };
      for (const member of members) rows.push(member);
      bytes += size;
      to = version[0]?.ver ?? to;
    }
    if (isLast) return { rows, to: head, more: false };
  }
}

/** The next few versions, each complete: a version cut by the limit is left for the next batch, or read whole when alone. */
async function wholeVersions(
  tx: Tx,
  parts: readonly Part[],
  after: number,
): Promise<{ found: Found[]; isLast: boolean }> {
  const found = await nextMembers(tx, parts, after);
  if (found.length < BATCH) return { found, isLast: true };
  const cut = found.at(-1)?.ver ?? after;
  const whole = found.filter(({ ver }) => ver < cut);
  if (whole.length > 0) return { found: whole, isLast: false };
  return { found: await oneVersion(tx, parts, cut), isLast: false };
}

/** Each part is read by its own index and contributes at most one batch, so the cost does not grow with the backlog. */
async function nextMembers(tx: Tx, parts: readonly Part[], after: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select m.ver, m.part, m.tbl, m.id, m.op, case when m.op = 1 then d.data end as data
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

async function oneVersion(tx: Tx, parts: readonly Part[], version: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select m.ver, m.part, m.tbl, m.id, m.op, case when m.op = 1 then d.data end as data
    from member m left join doc d on d.tbl = m.tbl and d.id = m.id
    where m.part = any (${[...parts]}::text[]) and m.ver = ${version}
    order by m.part, m.tbl, m.id`.execute(tx);
  return rows;
}

function* byVersion(found: readonly Found[]): Generator<Found[]> {
  let start = 0;
  for (let i = 1; i <= found.length; i += 1) {
    if (i === found.length || found[i]?.ver !== found[start]?.ver) {
      yield found.slice(start, i);
      start = i;
    }
  }
}

const asMember = ({ ver, part, tbl, id, op, data }: Found): MemberRow =>
  op === 1 ? [ver, part, tbl, id, 1, data ?? {}] : [ver, part, tbl, id, 0];
