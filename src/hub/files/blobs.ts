import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Part } from '#shared/domain/part.ts';
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

/** Of these hashes, those a person may attach: they sent the bytes, or hold an attachment that names them. */
export async function attachable(
  db: Reader,
  who: { agentId: string; scope: readonly Part[] },
  hashes: readonly string[],
): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { rows } = await sql<{ sha256: string }>`
    select u.sha256 from upload u where u.agent = ${who.agentId} and u.sha256 = any (${[...hashes]}::text[])
    union
    select d.data->>'sha256' from doc d
      join member m on m.tbl = d.tbl and m.id = d.id and m.op = 1
      where d.tbl = 'attachment' and d.data->>'sha256' = any (${[...hashes]}::text[])
        and m.part = any (${[...who.scope]}::text[])`.execute(db);
  return new Set(rows.map(({ sha256 }) => sha256));
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

/** The bytes, for somebody who holds an attachment that names them. Refuses `not-found` and `denied`. */
export async function getBlob(db: Db, who: Principal, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const scope = await scopeOf(db, who);
  const { rows } = await sql<{ part: string }>`
    select distinct m.part from doc d
    join member m on m.tbl = d.tbl and m.id = d.id and m.op = 1
    where d.tbl = 'attachment' and d.data->>'sha256' = ${sha256}`.execute(db);
  if (!rows.some(({ part }) => scope.includes(part))) throw new Refusal(rows.length > 0 ? 'denied' : 'not-found');
  const found = await sql<{ text: string }>`
    select encode(data, 'base64') as text from blob where sha256 = ${sha256}`.execute(db);
  const text = found.rows[0]?.text;
  if (text === undefined) throw new Refusal('not-found');
  return new Uint8Array(Buffer.from(text, 'base64'));
}
