import { sql } from 'kysely';
import { MANIFEST_KEYS, type ManifestReply } from '#shared/contract/team/sync.ts';
import type { Part } from '#shared/domain/part.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { inSnapshot, type Db } from '../store/index.ts';
import { holdingPart, splitKey } from './held-part.ts';

type Key = { tbl: string; id: string; ver: number };

/**
 * One page of what a part holds, by table and id, with versions and without rows. Invariants:
 * 1. A part outside the caller's scope is refused in so many words.
 * 2. Between the place asked for and `after` nothing of the part is left out: what is not named there is not in it at `s`.
 */
export function manifest(
  db: Db,
  who: DevicePrincipal,
  asked: { part: Part; after: string | null },
  limit = MANIFEST_KEYS,
): Promise<ManifestReply> {
  return inSnapshot(db, async (tx) => {
    const { v, epoch } = await holdingPart(tx, who, asked.part);
    const [tbl, id] = splitKey(asked.after ?? undefined);
    // A membership that stands carries the version of its row (see `commit`), so no row is touched.
    const { rows } = await sql<Key>`
      select m.tbl, m.id, m.ver from member m
      where m.part = ${asked.part} and m.op = 1 and (m.tbl, m.id) > (${tbl}, ${id})
      order by m.tbl, m.id limit ${limit}`.execute(tx);
    const last = rows.at(-1);
    return {
      s: v,
      epoch,
      after: last ? `${last.tbl}/${last.id}` : asked.after,
      done: rows.length < limit,
      keys: rows.map((key): ManifestReply['keys'][number] => [key.tbl, key.id, key.ver]),
    };
  });
}
