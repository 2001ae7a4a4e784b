import type { Effect } from '#shared/domain/mutation/index.ts';
import { addAccount, grantParts } from '../auth/accounts.ts';
import { hashPassword } from '../auth/password.ts';
import type { DemoTeam } from '../demo/index.ts';
import { putBlob } from '../files/blobs.ts';
import { inTransaction, type Db, type Reader, type Tx } from '../store/index.ts';
import { loadRows, raiseNumbers } from '../sync/load-rows.ts';

export type DemoState = 'empty' | 'begun' | 'loaded' | 'real';

/**
 * What the database holds: nothing, a demo team (perhaps only half of it, when loading was cut short), or real people.
 * Passwords of a demo team are known to everybody, so the two are never mixed.
 */
export async function demoState(db: Reader): Promise<DemoState> {
  const found = await db.selectFrom('secret').select('value').where('name', '=', 'demo').executeTakeFirst();
  if (found) return found.value === 'loaded' ? 'loaded' : 'begun';
  const account = await db.selectFrom('account').select('agent').limit(1).executeTakeFirst();
  const doc = await db.selectFrom('doc').select('id').limit(1).executeTakeFirst();
  return account === undefined && doc === undefined ? 'empty' : 'real';
}

/** Fills a database with a demo team. Accounts and the mark come last: a load that was cut short is begun again. */
export async function loadDemo(db: Db, team: DemoTeam, now: number): Promise<void> {
  await inTransaction(db, (tx) => mark(tx, 'begun'));
  for (const { sha256, bytes } of team.files) await putBlob(db, sha256, bytes);
  await loadRows(db, team.rows as Effect[], now);
  await raiseNumbers(db);
  const accounts = await Promise.all(
    team.accounts.map(async (account) => ({ ...account, password: await hashPassword(account.password) })),
  );
  await inTransaction(db, async (tx) => {
    for (const account of accounts) await addAccount(tx, account, now);
    for (const { agentId, parts } of team.scopes) await grantParts(tx, agentId, parts);
    await mark(tx, 'loaded');
  });
}

async function mark(tx: Tx, value: string): Promise<void> {
  await tx
    .insertInto('secret')
    .values({ name: 'demo', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
