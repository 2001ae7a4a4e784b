import { ORPCError } from '@orpc/server';
import { changePerson } from '../admin/change-person.ts';
import { listDevices, takeOutDevice } from '../admin/devices.ts';
import { listParts } from '../admin/parts.ts';
import { addPerson, listPeople, setPassword } from '../admin/people.ts';
import { putQueue } from '../admin/queues.ts';
import { setBot } from '../bot/admin.ts';
import type { Doer } from '../audit/administered.ts';
import {
  addChannel,
  listChannels,
  listExtensions,
  removeExtension,
  revokeChannel,
  setExtension,
} from '../channels/admin.ts';
import { Problem, type ProblemCode } from '../kernel/problem.ts';
import { implemented, known, type RpcContext } from './team-base.ts';

type Asked = { readonly context: RpcContext & { readonly who: Parameters<typeof known>[0] } };

function doerOf({ context }: Asked): Doer {
  const { agentId, deviceId } = known(context.who);
  return { agentId, deviceId, at: context.around.clock.now() };
}

/** The field of the form a problem belongs to, where it is one. */
const FIELDS: Partial<Record<ProblemCode, string>> = {
  'handle-taken': 'handle',
  'channel-taken': 'name',
  'unknown-handle': 'handle',
  'weak-password': 'password',
  'unknown-queue': 'queueIds',
  'scope-needs-role': 'parts',
};

const NOWHERE: ReadonlySet<ProblemCode> = new Set([
  'unknown-agent',
  'unknown-device',
  'unknown-channel',
  'unknown-extension',
]);

/** Turns what cannot be done into the contract's refusals; anything else goes on as the fault it is. */
async function asked<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    if (NOWHERE.has(cause.code)) throw notFound(cause);
    const field = FIELDS[cause.code] ?? cause.params['field'];
    const data = { problem: cause.code, ...(field === undefined ? {} : { field: String(field) }) };
    throw new ORPCError('REFUSED', { status: 422, defined: true, data, cause });
  }
}
const notFound = (cause: Problem) => new ORPCError('NOT_FOUND', { status: 404, defined: true, cause });

/** What administrators do; the guard has asked for the right before. */
export const admin = {
  people: implemented.admin.people.handler(async ({ context }) => ({ people: await listPeople(context.around.db) })),
  addPerson: implemented.admin.addPerson.handler((call) =>
    asked(addPerson(call.context.around.db, call.input, doerOf(call))),
  ),
  changePerson: implemented.admin.changePerson.handler((call) => {
    const { agentId, ...change } = call.input;
    return asked(changePerson(call.context.around.db, agentId, change, doerOf(call)));
  }),
  setPassword: implemented.admin.setPassword.handler(async (call) => {
    const { agentId, password } = call.input;
    await asked(setPassword(call.context.around.db, agentId, password, doerOf(call)));
    return {};
  }),
  devices: implemented.admin.devices.handler(async ({ context }) => {
    const devices = await listDevices(context.around.db);
    return { devices };
  }),
  revokeDevice: implemented.admin.revokeDevice.handler(async (call) => {
    await asked(takeOutDevice(call.context.around.db, call.input.deviceId, doerOf(call)));
    return {};
  }),
  putQueue: implemented.admin.putQueue.handler((call) =>
    asked(putQueue(call.context.around.db, call.input, doerOf(call))),
  ),
  channels: implemented.admin.channels.handler(async ({ context }) => {
    const { db, shedder } = context.around;
    const channels = await listChannels(db);
    return { channels: channels.map((channel) => ({ ...channel, shed: shedder.shedOf(channel.name) })) };
  }),
  addChannel: implemented.admin.addChannel.handler(async (call) => {
    const token = await asked(addChannel(call.context.around.db, call.input, doerOf(call)));
    return { token };
  }),
  revokeChannel: implemented.admin.revokeChannel.handler(async (call) => {
    await asked(revokeChannel(call.context.around.db, call.input.name, doerOf(call)));
    return {};
  }),
  setBot: implemented.admin.setBot.handler((call) => {
    const { channel, ...change } = call.input;
    return asked(setBot(call.context.around.db, channel, change, doerOf(call)));
  }),
  extensions: implemented.admin.extensions.handler(async ({ context }) => {
    const extensions = await listExtensions(context.around.db);
    return { extensions };
  }),
  setExtension: implemented.admin.setExtension.handler(async (call) => {
    const { ext, handle } = call.input;
    const { db } = call.context.around;
    await asked(
      handle === null ? removeExtension(db, ext, doerOf(call)) : setExtension(db, { ext, handle }, doerOf(call)),
    );
    return {};
  }),
  parts: implemented.admin.parts.handler(async ({ context }) => ({ parts: await listParts(context.around.db) })),
};
