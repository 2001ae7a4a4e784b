import { implement } from '@orpc/server';
import { z } from 'zod';
import { admin as contract } from '#shared/contract/app/admin.ts';
import { DeviceInfo, Person } from '#shared/contract/team/admin.ts';
import { Part } from '#shared/domain/part.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { askHub, type Asked } from './ask.ts';

const People = z.object({ people: z.array(Person) });
const Devices = z.object({ devices: z.array(DeviceInfo) });
const Parts = z.object({ parts: z.array(z.object({ part: Part, rows: z.int() })) });
const Anything = z.unknown();

type Errors = {
  HUB_UNREACHABLE: (about: { data: { hubUrl: string } }) => Error;
  REFUSED: (about: { data: { problem: string; field?: string } }) => Error;
};

const nothing = (): Record<string, never> => ({});
const at = (path: string, ...ids: string[]): string =>
  [path, ...ids].map((part, i) => (i === 0 ? part : encodeURIComponent(part))).join('/');

/** People, devices and queues are the hub's own: each call goes there and back, and nothing is queued. */
export function adminRouter(desk: CurrentDesk, hubUrl: string) {
  const os = implement(contract);
  const ask = async <S extends z.ZodType>(
    request: Parameters<typeof askHub>[2],
    answer: S,
    errors: Errors,
  ): Promise<z.infer<S>> => valueOf(await askHub(desk(), 'team.admin', request, answer), errors, hubUrl);
  return os.router({
    people: os.people.handler(({ errors }) => ask(['GET', '/admin/people'], People, errors)),
    addPerson: os.addPerson.handler(({ input, errors }) =>
      ask(['POST', '/admin/people', input], Anything, errors).then(nothing),
    ),
    changePerson: os.changePerson.handler(({ input: { agentId, ...change }, errors }) =>
      ask(['PATCH', at('/admin/people', agentId), change], Anything, errors).then(nothing),
    ),
    setPassword: os.setPassword.handler(({ input: { agentId, password }, errors }) =>
      ask(['POST', at('/admin/people', agentId, 'password'), { password }], Anything, errors).then(nothing),
    ),
    devices: os.devices.handler(({ errors }) => ask(['GET', '/admin/devices'], Devices, errors)),
    revokeDevice: os.revokeDevice.handler(({ input, errors }) =>
      ask(['POST', at('/admin/devices', input.deviceId, 'revoke'), {}], Anything, errors).then(nothing),
    ),
    putQueue: os.putQueue.handler(({ input, errors }) =>
      ask(['POST', '/admin/queues', input], Anything, errors).then(nothing),
    ),
    parts: os.parts.handler(({ errors }) => ask(['GET', '/admin/parts'], Parts, errors)),
  });
}

function valueOf<T>(asked: Asked<T>, errors: Errors, hubUrl: string): T {
  if (asked.kind === 'ok') return asked.value;
  if (asked.kind === 'unreachable') throw errors.HUB_UNREACHABLE({ data: { hubUrl } });
  const { problem, field } = asked;
  throw errors.REFUSED({ data: { problem, ...(field === undefined ? {} : { field }) } });
}
