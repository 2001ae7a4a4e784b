import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Part } from '#shared/domain/part.ts';
import { mayDo } from '#shared/domain/role.ts';
import { scopeOf } from '../auth/scope.ts';
import type { Principal } from '../auth/principal.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Db, Reader } from '../store/index.ts';

/** Takes what a person sends. Bytes that are already here must be sent and match all the same: that is what proves they hold them. */
export async function takeUpload(
  db: Db,
  upload: { sha256: string; bytes: Uint8Array; agentId: string; at: number },
): Promise<void> {
  const { sha256, bytes, agentId: agent, at } = upload;
  await putBlob(db, sha256, bytes);
  await db
    .insertInto('upload')
    .values({ sha256, agent, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type Naming = { readonly sha256: string; readonly part: string; readonly isArticle: boolean };

/** The parts of the rows that name each hash: attachments of tickets, and what carries the files of knowledge. */
async function namings(db: Reader, hashes: readonly string[]): Promise<Naming[]> {
  const wanted = [...hashes];
  const { rows } = await sql<Naming>`
    with named as (
      select d.tbl, d.id, d.data->>'sha256' as sha256, false as "isArticle" from doc d
        where d.tbl = 'attachment' and d.data->>'sha256' = any (${wanted}::text[])
      union all
      select d.tbl, d.id, h.sha256, true from unnest(${wanted}::text[]) h (sha256)
        join doc d on d.tbl in ('article', 'proposal', 'revision')
          and d.data->'files' @> jsonb_build_array(jsonb_build_object('sha256', h.sha256)))
    select distinct n.sha256, m.part, n."isArticle" from named n
      join member m on m.tbl = n.tbl and m.id = n.id and m.op = 1`.execute(db);
  return rows;
}

/** Of these hashes, those a person may attach: they sent the bytes, or hold a row that names them. */
export async function attachable(
  db: Reader,
  who: { agentId: string; scope: readonly Part[] },
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from upload where agent = ${who.agentId} and sha256 = any (${[...hashes]}::text[])`.execute(db);
  const held = (await namings(db, hashes)).filter(({ part }) => who.scope.includes(part));
  return new Set([...rows, ...held].map(({ sha256 }) => sha256));
}

/** Keeps bytes under their own hash. Refuses `invalid` when they are not what they are called. */
export async function putBlob(db: Db, sha256: string, bytes: Uint8Array): Promise<void> {
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Refusal('invalid', { detail: 'sha256' });
  // As text: PGlite turns binary parameters into text one byte at a time.
  const text = Buffer.from(bytes).toString('base64');
  await sql`insert into blob (sha256, size, data)
    values (${sha256}, ${bytes.byteLength}, decode(${text}::text, 'base64')) on conflict do nothing`.execute(db);
}

/**
 * The bytes, for somebody who holds a row that names them; files of customers besides only with the right to read them.
 * Refuses `not-found` and `denied`.
 */
export async function getBlob(db: Db, who: Principal, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const scope = await scopeOf(db, who);
  const named = await namings(db, [sha256]);
  const isOpen = ({ part, isArticle }: Naming): boolean =>
    scope.includes(part) && (isArticle || mayDo(who.role, 'file.read'));
  if (!named.some(isOpen)) throw new Refusal(named.length > 0 ? 'denied' : 'not-found');
  const found = await sql<{ text: string }>`
    select encode(data, 'base64') as text from blob where sha256 = ${sha256}`.execute(db);
  const text = found.rows[0]?.text;
  if (text === undefined) throw new Refusal('not-found');
  return new Uint8Array(Buffer.from(text, 'base64'));
}
