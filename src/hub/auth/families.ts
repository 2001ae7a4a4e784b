import { randomUUID } from 'node:crypto';
import { DAY } from '#shared/kernel/time.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { hashToken, newToken } from './access-token.ts';

const REFRESH_MS = 30 * DAY;
/** Of the requests that showed one token: more than a desk makes while it hears nothing. */
const MOST_KEPT = 100;

export type Family = {
  readonly id: string;
  readonly agentId: string;
  readonly deviceId: string;
  readonly generation: number;
};
export type Exchange =
  { readonly kind: 'next'; readonly family: Family; readonly refreshToken: string } | { readonly kind: 'spent' };

/**
 * Refresh tokens of one sign-in are a family of generations. Invariants:
 * 1. Only a hash of a token is kept.
 * 2. A token is exchanged once; the exchange makes the next generation.
 * 3. Until the newest generation has been used (its refresh token exchanged, or its access token shown), the token before it
 *    may be exchanged again by its own device and gets the same generation again: the answer may have been lost on the way,
 *    and nobody knows for how long a desk is away then.
 * 4. A request that is known, because it or a later one brought the exchange, has only come late: it is refused, and nothing ends.
 * 5. Any other spent token is theft or a copy: the whole family ends.
 */
export async function startFamily(
  tx: Tx,
  { agentId, deviceId, now }: { agentId: string; deviceId: string; now: number },
): Promise<{ family: Family; refreshToken: string }> {
  await tx
    .updateTable('token_family')
    .set({ revoked_at: now })
    .where('device', '=', deviceId)
    .where('revoked_at', 'is', null)
    .execute();
  const family = { id: randomUUID(), agentId, deviceId, generation: 1 };
  await tx
    .insertInto('token_family')
    .values({
      id: family.id,
      device: deviceId,
      agent: agentId,
      generation: 1,
      used: 0,
      until_at: now + REFRESH_MS,
      revoked_at: null,
    })
    .execute();
  return { family, refreshToken: await addToken(tx, family.id, 1) };
}

async function addToken(tx: Tx, family: string, generation: number): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('refresh_token')
    .values({ hash: hashToken(token), family, generation })
    .execute();
  return token;
}

type Asked = {
  readonly refreshToken: string;
  readonly deviceId: string;
  /** Ids of the requests that showed this token, that of this one last. */
  readonly tries: readonly string[];
  readonly now: number;
};

export function exchange(db: Db, asked: Asked): Promise<Exchange> {
  const { refreshToken, deviceId, tries, now } = asked;
  return inTransaction(db, async (tx): Promise<Exchange> => {
    const found = await lockFamily(tx, refreshToken);
    if (!found || found.revoked_at !== null || found.until_at <= now) return { kind: 'spent' };
    const isOwn = found.device === deviceId;
    const isCurrent = found.generation === found.current;
    const isRetry = found.generation === found.current - 1 && found.used < found.current;
    if (!isOwn || !(isCurrent || isRetry)) {
      if (!isOwn || !isKnown(found.tries, tries)) await endFamily(tx, found.family, now);
      return { kind: 'spent' };
    }
    await noteTries(tx, refreshToken, found.tries, tries);
    if (isCurrent) await nextGeneration(tx, found.family, found.current, now);
    const generation = isCurrent ? found.current + 1 : found.current;
    const family = { id: found.family, agentId: found.agent, deviceId, generation };
    return { kind: 'next', family, refreshToken: await addToken(tx, family.id, generation) };
  });
}

const triesIn = (kept: string): string[] => JSON.parse(kept) as string[];

const isKnown = (kept: string, tries: readonly string[]): boolean => triesIn(kept).includes(tries.at(-1) ?? '');

async function noteTries(tx: Tx, token: string, kept: string, tries: readonly string[]): Promise<void> {
  const all = [...new Set([...triesIn(kept), ...tries])].slice(-MOST_KEPT);
  await tx
    .updateTable('refresh_token')
    .set({ tries: JSON.stringify(all) })
    .where('hash', '=', hashToken(token))
    .execute();
}

function lockFamily(tx: Tx, refreshToken: string) {
  return tx
    .selectFrom('refresh_token as t')
    .innerJoin('token_family as f', 'f.id', 't.family')
    .select(['t.family', 't.generation', 'f.generation as current', 'f.used', 'f.until_at', 'f.revoked_at'])
    .select(['f.device', 'f.agent', 't.tries'])
    .where('t.hash', '=', hashToken(refreshToken))
    .forUpdate()
    .executeTakeFirst();
}

async function nextGeneration(tx: Tx, family: string, current: number, now: number): Promise<void> {
  await tx
    .updateTable('token_family')
    .set({ generation: current + 1, used: current, until_at: now + REFRESH_MS })
    .where('id', '=', family)
    .execute();
  // Two back is enough to recognise a copy; older ones are unknown, which is refused just the same.
  await tx
    .deleteFrom('refresh_token')
    .where('family', '=', family)
    .where('generation', '<', current - 1)
    .execute();
}

/** An access token of this generation was shown. */
export async function markUsed(db: Db, family: string, generation: number): Promise<void> {
  await db
    .updateTable('token_family')
    .set({ used: generation })
    .where('id', '=', family)
    .where('used', '<', generation)
    .execute();
}

async function endFamily(tx: Tx, family: string, now: number): Promise<void> {
  await tx.updateTable('token_family').set({ revoked_at: now }).where('id', '=', family).execute();
}

/** Sign-ins that ended or ran out a month ago: nobody can come back with their tokens any more. */
export async function dropOldFamilies(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('token_family')
    .where((or) => or.or([or('until_at', '<', now - REFRESH_MS), or('revoked_at', '<', now - REFRESH_MS)]))
    .execute();
}

/** Ends the sign-in a token belongs to; false when there is no such token of this device. */
export function endByToken(db: Db, asked: { refreshToken: string; deviceId: string; now: number }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const found = await lockFamily(tx, asked.refreshToken);
    if (!found || found.device !== asked.deviceId) return false;
    await endFamily(tx, found.family, asked.now);
    return true;
  });
}
