import { sql } from 'kysely';
import type { PullReply, PullRequest, PullReset } from '#shared/contract/team/sync.ts';
import type { Db } from '../store/index.ts';

/** An erasure, and which desks have not dropped the rows yet. */
export type Receipt = {
  readonly customerId: string;
  readonly at: number;
  /** Desks that have pulled past it. */
  readonly done: number;
  readonly missing: readonly { readonly deviceId: string; readonly name: string; readonly handle: string }[];
};

/**
 * Notes what a pull shows: who asks from a version on, with every part of their scope level, has everything before it, the
 * deletions of who was erased, too. Not from another timeline, and not while a part is still being loaded or compared.
 */
export async function noteReceipt(db: Db, request: PullRequest, reply: PullReply | PullReset): Promise<void> {
  if ('reset' in reply || !reply.scope.every((part) => request.live.includes(part))) return;
  const cursor = Math.min(request.cursor, reply.to);
  await sql`
    update device set receipt = ${cursor} where id = ${request.device}
      and exists (select 1 from erased e where e.ver <= ${cursor} and e.ver > device.receipt)`.execute(db);
}

/** Every erasure, the newest first. Desks enrolled since never had the rows. */
export async function receipts(db: Db): Promise<Receipt[]> {
  const erased = await db.selectFrom('erased').selectAll().orderBy('at', 'desc').execute();
  const desks = await db
    .selectFrom('device as d')
    .innerJoin('account as a', 'a.agent', 'd.agent')
    .select(['d.id', 'd.name', 'd.receipt', 'd.enrolled_at', 'a.handle'])
    .where('d.revoked_at', 'is', null)
    .orderBy('d.seen_at')
    .execute();
  return erased.map(({ customer, at, ver }) => {
    const asked = desks.filter(({ enrolled_at }) => enrolled_at <= at);
    const missing = asked.filter(({ receipt }) => receipt < ver);
    return {
      customerId: customer,
      at,
      done: asked.length - missing.length,
      missing: missing.map(({ id, name, handle }) => ({ deviceId: id, name, handle })),
    };
  });
}
