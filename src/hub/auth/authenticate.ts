import type { Agent } from '#shared/domain/agent.ts';
import type { Clock } from '../kernel/ports.ts';
import { IN_PROCESS, isLoopback } from '../kernel/loopback.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Db } from '../store/index.ts';
import { sameToken, type AccessTokens } from './access-token.ts';
import { markUsed } from './families.ts';
import { SERVICE_AGENT, type Principal } from './principal.ts';

/** `address`: of the peer. `admit` may refuse a device whose token is genuine, before the database is asked anything. */
type Asking = {
  readonly authorization: string | null;
  readonly address: string;
  readonly admit?: ((deviceId: string) => void) | undefined;
};
type Around = { db: Db; clock: Clock; tokens: AccessTokens; serviceTokenHash: string | undefined };

/**
 * Who stands behind a request. Role, activity and revocation are read each time: what an administrator takes away is gone
 * with the next request, not when a token ends. The service token is for programs on this machine and counts from nowhere else. Throws `unauthorized` or `revoked`.
 */
export async function authenticate(around: Around, request: Asking): Promise<Principal> {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(request.authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal('unauthorized');
  if (around.serviceTokenHash !== undefined && sameToken(token, around.serviceTokenHash)) {
    if (request.address !== IN_PROCESS && !isLoopback(request.address)) throw new Refusal('unauthorized');
    return { agentId: SERVICE_AGENT, role: 'admin', deviceId: null, untilAt: Number.MAX_SAFE_INTEGER };
  }
  const claims = await around.tokens.read(token);
  request.admit?.(claims.deviceId);
  const found = await lookUp(around.db, claims.deviceId, claims.familyId);
  if (!found || found.agent !== claims.agentId) throw new Refusal('unauthorized');
  if (found.device_revoked_at !== null) throw new Refusal('revoked');
  const agent = found.data as Agent | null;
  if (found.family_revoked_at !== null || agent?.isActive !== true) throw new Refusal('unauthorized');
  if (found.used < claims.generation) await markUsed(around.db, claims.familyId, claims.generation);
  const { agentId, deviceId, untilAt } = claims;
  return { agentId, role: agent.role, deviceId, untilAt, leaseUntilAt: found.lease_until };
}

function lookUp(db: Db, deviceId: string, familyId: string) {
  return db
    .selectFrom('device as d')
    .innerJoin('token_family as f', 'f.device', 'd.id')
    .leftJoin('doc as a', (join) => join.onRef('a.id', '=', 'd.agent').on('a.tbl', '=', 'agent'))
    .select([
      'd.agent',
      'd.revoked_at as device_revoked_at',
      'f.revoked_at as family_revoked_at',
      'f.used',
      'd.lease_until',
      'a.data',
    ])
    .where('d.id', '=', deviceId)
    .where('f.id', '=', familyId)
    .executeTakeFirst();
}
