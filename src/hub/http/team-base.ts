import { implement, ORPCError } from '@orpc/server';
import { teamContract } from '#shared/contract/team/index.ts';
import { mayDo } from '#shared/domain/role.ts';
import { authenticate } from '../auth/authenticate.ts';
import type { Principal } from '../auth/principal.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findUnstorable } from '../kernel/storable-text.ts';
import type { Around } from './around.ts';
import { GUARDS, isGuarded } from './guards.ts';

export type RpcContext = {
  readonly around: Around;
  readonly authorization: string | null;
  readonly address: string;
  /** Set when a call ended in a refusal that every route has, not one of its own. */
  refusal?: Refusal;
};

/** Asks the guard table before every call; calls not in it do not happen. */
async function guard(path: readonly string[], context: RpcContext): Promise<Principal | undefined> {
  const name = path.join('.');
  const right = isGuarded(name) ? GUARDS[name] : undefined;
  if (right === undefined || right === 'channel') throw new ORPCError('FORBIDDEN');
  if (right === 'open') return undefined;
  const who = await authenticate(context.around, context).catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    throw new ORPCError(cause.code === 'revoked' ? 'FORBIDDEN' : 'UNAUTHORIZED');
  });
  if (!mayDo(who.role, right)) throw new ORPCError('FORBIDDEN');
  return who;
}

/** The team contract with the guard before every call. */
export const implemented = implement(teamContract)
  .$context<RpcContext>()
  .use(async ({ context, path, next }, input) => {
    const who = await guard(path, context);
    const place = findUnstorable(input);
    if (place !== undefined) throw unstorable(place);
    return next({ context: { who } });
  });

/** The same shape as an input that does not fit the schema. */
export function unstorable(place: string): ORPCError<'BAD_REQUEST', unknown> {
  const issues = [{ path: place.split('.'), message: 'cannot be stored' }];
  return new ORPCError('BAD_REQUEST', { message: `invalid: ${place}`, data: { issues } });
}

/** The guard has let the call through, so somebody stands behind it. */
export function known(who: Principal | undefined): Principal {
  if (!who) throw new ORPCError('UNAUTHORIZED');
  return who;
}
