import { implement, ORPCError } from '@orpc/server';
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { teamContract } from '#shared/contract/team/index.ts';
import { mayDo } from '#shared/domain/role.ts';
import { openSealed } from '../audit/read-customers.ts';
import { authenticate } from '../auth/authenticate.ts';
import { endByToken } from '../auth/families.ts';
import type { Principal } from '../auth/principal.ts';
import { refresh, signIn } from '../auth/sign-in.ts';
import { importConversations } from '../conversations/import.ts';
import { getCustomer, listAudit } from '../customers/get.ts';
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
  if (right === undefined) throw new ORPCError('FORBIDDEN');
  if (right === 'open') return undefined;
  const who = await authenticate(context.around, context).catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    throw new ORPCError(cause.code === 'revoked' ? 'FORBIDDEN' : 'UNAUTHORIZED');
  });
  if (!mayDo(who.role, right)) throw new ORPCError('FORBIDDEN');
  return who;
}

const implemented = implement(teamContract)
  .$context<RpcContext>()
  .use(async ({ context, path, next }, input) => {
    const who = await guard(path, context);
    const place = findUnstorable(input);
    if (place !== undefined) throw unstorable(place);
    return next({ context: { who } });
  });

/** The same shape as an input that does not fit the schema. */
function unstorable(place: string): ORPCError<'BAD_REQUEST', unknown> {
  const issues = [{ path: place.split('.'), message: 'cannot be stored' }];
  return new ORPCError('BAD_REQUEST', { message: `invalid: ${place}`, data: { issues } });
}

/** The guard has let the call through, so somebody stands behind it. */
function known(who: Principal | undefined): Principal {
  if (!who) throw new ORPCError('UNAUTHORIZED');
  return who;
}

const auth = {
  info: implemented.auth.info.handler(({ context }) => {
    const { name, version, demoAccounts } = context.around.config;
    const protocol = { protocol: PROTOCOL_VERSION, minProtocol: MIN_PROTOCOL_VERSION };
    return { name, version, ...protocol, demoAccounts: [...demoAccounts] };
  }),
  signIn: implemented.auth.signIn.handler(async ({ context, input, errors }) => {
    const answer = await signIn(context.around, { ...input, address: context.address });
    if (answer.kind !== 'ok')
      context.around.log.warn('sign-in-refused', { why: answer.kind, deviceId: input.deviceId });
    switch (answer.kind) {
      case 'ok':
        return answer.signedIn;
      case 'wrong-password':
        throw errors.WRONG_PASSWORD();
      case 'too-many-tries':
        throw errors.TOO_MANY_TRIES({ data: { waitMs: answer.waitMs } });
      case 'revoked':
        throw errors.DEVICE_REVOKED();
      default:
        throw errors.FORBIDDEN();
    }
  }),
  refresh: implemented.auth.refresh.handler(async ({ context, input, errors }) => {
    const answer = await refresh(context.around, input);
    if (answer.kind === 'ok') return answer.tokens;
    context.around.log.warn('refresh-refused', { why: answer.kind, deviceId: input.deviceId });
    throw answer.kind === 'revoked' ? errors.DEVICE_REVOKED() : errors.TOKEN_SPENT();
  }),
  signOut: implemented.auth.signOut.handler(async ({ context, input, errors }) => {
    const { db, clock } = context.around;
    if (!(await endByToken(db, { ...input, now: clock.now() }))) throw errors.TOKEN_SPENT();
    return {};
  }),
};

const notBuilt = (): never => {
  throw new ORPCError('FORBIDDEN');
};
const admin = {
  people: implemented.admin.people.handler(notBuilt),
  addPerson: implemented.admin.addPerson.handler(notBuilt),
  changePerson: implemented.admin.changePerson.handler(notBuilt),
  setPassword: implemented.admin.setPassword.handler(notBuilt),
  devices: implemented.admin.devices.handler(notBuilt),
  revokeDevice: implemented.admin.revokeDevice.handler(notBuilt),
  putQueue: implemented.admin.putQueue.handler(notBuilt),
  parts: implemented.admin.parts.handler(notBuilt),
};

const conversations = {
  import: implemented.conversations.import.handler(async ({ context, input, errors }) => {
    const answer = await importConversations(context.around, known(context.who), input);
    if (answer.kind === 'ok') return answer.result;
    if (answer.kind === 'unknown-queue') throw errors.UNKNOWN_QUEUE();
    throw unstorable(answer.place);
  }),
};

const customers = {
  get: implemented.customers.get.handler(async ({ context, input, errors }) => {
    const who = known(context.who);
    const { db, clock } = context.around;
    const answer = await getCustomer(db, who, input.customerId);
    if (answer.kind === 'not-found') throw errors.NOT_FOUND();
    if (answer.kind === 'denied') throw errors.FORBIDDEN();
    const reading = { agentId: who.agentId, deviceId: who.deviceId, action: 'customer.get', at: clock.now() } as const;
    return openSealed(db, reading, answer.customer);
  }),
  audit: implemented.customers.audit.handler(async ({ context, input }) => ({
    entries: await listAudit(context.around.db, input),
  })),
};

export const teamRouter = implemented.router({ admin, auth, conversations, customers });
