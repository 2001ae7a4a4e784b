import type { SignedIn, Tokens } from '#shared/contract/team/auth.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Clock } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { inTransaction, type Db } from '../store/index.ts';
import type { AccessTokens } from './access-token.ts';
import { findAccount, findAgent, normalHandle } from './accounts.ts';
import { enrol } from './devices.ts';
import { exchange, startFamily, type Family } from './families.ts';
import { verifyAgainstNobody, verifyPassword } from './password.ts';
import { countTry, forgetTries, giveBackTry, throttleKey } from './throttle.ts';
import type { Turns } from './turns.ts';

type Around = { db: Db; clock: Clock; tokens: AccessTokens; signIns: Turns };
type Asked = { handle: string; password: string; deviceId: string; deviceName: string; address: string };
export type SignInAnswer =
  | { kind: 'ok'; signedIn: SignedIn }
  | { kind: 'wrong-password' }
  | { kind: 'too-many-tries'; waitMs: number }
  | { kind: 'revoked' }
  | { kind: 'foreign' };

/** Signs in and enrols the device. An unknown name, a wrong password and a person who left are told apart by nobody. Refuses `busy`. */
export async function signIn(around: Around, asked: Asked): Promise<SignInAnswer> {
  const { db, clock, tokens } = around;
  const now = clock.now();
  const key = throttleKey(normalHandle(asked.handle), asked.address);
  const waitMs = await countTry(db, key, now);
  if (waitMs > 0) return { kind: 'too-many-tries', waitMs };
  const agent = await check(around, asked).catch(async (cause: unknown) => {
    // Who was sent away unheard has not tried.
    if (cause instanceof Refusal) await giveBackTry(db, key);
    throw cause;
  });
  if (!agent) return { kind: 'wrong-password' };
  await forgetTries(db, key);
  const started = await inTransaction(db, async (tx) => {
    const enrolled = await enrol(tx, { id: asked.deviceId, agentId: agent.id, name: asked.deviceName, now });
    if (enrolled.kind !== 'ok') return enrolled;
    const { epoch } = await tx.selectFrom('hub_seq').select('epoch').executeTakeFirstOrThrow();
    return { ...enrolled, epoch, ...(await startFamily(tx, { agentId: agent.id, deviceId: asked.deviceId, now })) };
  });
  if (started.kind !== 'ok') return started;
  const pair = await pairOf(tokens, started.family, started.refreshToken);
  const { epoch, leaseUntilAt, deskSecret } = started;
  return {
    kind: 'ok',
    signedIn: {
      ...pair,
      agent,
      hubId: tokens.hubId,
      deviceId: asked.deviceId as never,
      epoch,
      leaseUntilAt,
      deskSecret,
    },
  };
}

async function check({ db, signIns }: Around, { handle, password }: Asked): Promise<Agent | undefined> {
  const account = await findAccount(db, handle);
  const isRight = await signIns.run(() =>
    account ? verifyPassword(password, account.password) : verifyAgainstNobody(password),
  );
  if (!isRight || !account) return undefined;
  const agent = await findAgent(db, account.agent);
  return agent?.isActive === true ? agent : undefined;
}

async function pairOf(tokens: AccessTokens, family: Family, refreshToken: string): Promise<Tokens> {
  const { agentId, deviceId, id: familyId, generation } = family;
  const access = await tokens.issue({ agentId, deviceId, familyId, generation });
  return { accessToken: access.token, accessUntilAt: access.untilAt, refreshToken };
}

export type RefreshAnswer = { kind: 'ok'; tokens: Tokens } | { kind: 'spent' } | { kind: 'revoked' };

/** Exchanges a refresh token. A revoked device learns that it is revoked; everything else wrong with a token is "spent". */
export async function refresh(
  { db, clock, tokens }: Omit<Around, 'signIns'>,
  asked: { deviceId: string; refreshToken: string; tries: readonly string[] },
): Promise<RefreshAnswer> {
  const device = await db
    .selectFrom('device')
    .select(['agent', 'revoked_at'])
    .where('id', '=', asked.deviceId)
    .executeTakeFirst();
  if (device && device.revoked_at !== null) return { kind: 'revoked' };
  const agent = device && (await findAgent(db, device.agent));
  if (agent?.isActive !== true) return { kind: 'spent' };
  const outcome = await exchange(db, { ...asked, now: clock.now() });
  if (outcome.kind === 'spent') return outcome;
  return { kind: 'ok', tokens: await pairOf(tokens, outcome.family, outcome.refreshToken) };
}
