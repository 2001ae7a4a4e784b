import { administered, type Doer } from '../audit/administered.ts';
import { hashToken, newToken } from '../auth/access-token.ts';
import { requireQueue } from '../admin/queues.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Reader } from '../store/index.ts';
import { CHANNEL_KINDS, ChannelName, Extension, type ChannelKind } from './names.ts';

const isKind = (text: string): text is ChannelKind => (CHANNEL_KINDS as readonly string[]).includes(text);

/** Makes a token; only its hash is kept, so it is told here or never. @throws Problem bad-value, channel-taken, unknown-queue. */
export async function addChannel(
  db: Db,
  asked: { name: string; kind: string; queueId: string | null },
  doer: Doer,
): Promise<string> {
  const { name, kind, queueId } = asked;
  if (!ChannelName.safeParse(name).success) throw new Problem('bad-value', { field: 'name' });
  if (!isKind(kind)) throw new Problem('bad-value', { field: 'kind' });
  return inTransaction(db, async (tx) => {
    if (queueId !== null) await requireQueue(tx, queueId);
    const token = newToken();
    const made = await tx
      .insertInto('channel_token')
      .values({ name, kind, hash: hashToken(token), queue: queueId, at: doer.at, revoked_at: null })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('name')
      .executeTakeFirst();
    if (!made) throw new Problem('channel-taken', { channel: name });
    await administered(tx, doer, 'admin.add-channel', name);
    return token;
  });
}

/** A revoked name is never given out again: ids that it is part of stay what they are. @throws Problem unknown-channel. */
export function revokeChannel(db: Db, name: string, doer: Doer): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('channel_token')
      .set({ revoked_at: doer.at })
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('unknown-channel', { channel: name });
    await administered(tx, doer, 'admin.revoke-channel', name);
  });
}

export const listChannels = (db: Reader) =>
  db
    .selectFrom('channel_token')
    .select(['name', 'kind', 'queue as queueId', 'at', 'revoked_at as revokedAt', 'bot'])
    .orderBy('name')
    .execute();

/** Whose extension it is; one belongs to one person. @throws Problem bad-value, unknown-handle. */
export async function setExtension(db: Db, asked: { ext: string; handle: string }, doer: Doer): Promise<void> {
  const { ext, handle } = asked;
  if (!Extension.safeParse(ext).success) throw new Problem('bad-value', { field: 'extension' });
  return inTransaction(db, async (tx) => {
    const account = await tx.selectFrom('account').select('agent').where('handle', '=', handle).executeTakeFirst();
    if (!account) throw new Problem('unknown-handle', { handle });
    await tx
      .insertInto('extension')
      .values({ ext, agent: account.agent })
      .onConflict((conflict) => conflict.column('ext').doUpdateSet({ agent: account.agent }))
      .execute();
    await administered(tx, doer, 'admin.set-extension', ext);
  });
}

/** @throws Problem unknown-extension. */
export function removeExtension(db: Db, ext: string, doer: Doer): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('extension').where('ext', '=', ext).executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('unknown-extension', { extension: ext });
    await administered(tx, doer, 'admin.set-extension', ext);
  });
}

export const listExtensions = (db: Reader) =>
  db
    .selectFrom('extension as e')
    .innerJoin('account as a', 'a.agent', 'e.agent')
    .select(['e.ext', 'a.handle'])
    .orderBy('e.ext')
    .execute();
