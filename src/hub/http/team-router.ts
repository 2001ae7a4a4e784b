import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { openSealed } from '../audit/read-customers.ts';
import { endByToken } from '../auth/families.ts';
import { refresh, signIn } from '../auth/sign-in.ts';
import { importConversations } from '../conversations/import.ts';
import { getCustomer, listAudit } from '../customers/get.ts';
import { admin } from './admin-router.ts';
import { implemented, known, unstorable } from './team-base.ts';

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
