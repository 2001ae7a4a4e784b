import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { MINUTE } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Db } from '../store/index.ts';

export const ACCESS_MS = 15 * MINUTE;
const ISSUER = 'attune-hub';

export type Claims = {
  readonly agentId: string;
  readonly deviceId: string;
  readonly familyId: string;
  readonly generation: number;
};

/** Signs and reads access tokens with the secret of this hub's database: every hub on one database reads them all. */
export class AccessTokens {
  /** Names this database to desks, and gives nothing of the secret away. */
  readonly hubId: string;
  readonly #secret: Uint8Array;
  readonly #clock: Clock;

  private constructor(secret: Uint8Array, clock: Clock) {
    this.#secret = secret;
    this.hubId = createHash('sha256').update('attune hub id').update(secret).digest('hex').slice(0, 32);
    this.#clock = clock;
  }

  static async open(db: Db, clock: Clock): Promise<AccessTokens> {
    const fresh = randomBytes(32).toString('base64');
    await db
      .insertInto('secret')
      .values({ name: 'access-token', value: fresh })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await db
      .selectFrom('secret')
      .select('value')
      .where('name', '=', 'access-token')
      .executeTakeFirstOrThrow();
    return new AccessTokens(Buffer.from(kept.value, 'base64'), clock);
  }

  async issue({ agentId, deviceId, familyId, generation }: Claims): Promise<{ token: string; untilAt: number }> {
    const now = this.#clock.now();
    const untilAt = now + ACCESS_MS;
    const token = await new SignJWT({ did: deviceId, fam: familyId, gen: generation })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(agentId)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.floor(untilAt / 1000))
      .sign(this.#secret);
    return { token, untilAt };
  }

  /** Throws `unauthorized` for a token that is forged, spoiled or over. */
  async read(token: string): Promise<Claims & { untilAt: number }> {
    try {
      const { payload } = await jwtVerify(token, this.#secret, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        currentDate: new Date(this.#clock.now()),
      });
      const { sub, exp, did, fam, gen } = payload;
      if (typeof sub === 'string' && typeof did === 'string' && typeof fam === 'string' && typeof gen === 'number') {
        return { agentId: sub, deviceId: did, familyId: fam, generation: gen, untilAt: (exp ?? 0) * 1000 };
      }
    } catch {
      // Which of the many ways a token can be wrong is nobody's business.
    }
    throw new Refusal('unauthorized');
  }
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const sameToken = (token: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashToken(token), 'hex'), Buffer.from(hash, 'hex'));

export const newToken = (): string => randomBytes(32).toString('base64url');
