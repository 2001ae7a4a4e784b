import { randomBytes } from 'node:crypto';
import type { Person } from '#shared/contract/team/admin.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { Fetch, TestDevice } from '#testkit/hub/test-device.ts';
import { isSimulated } from '../people.ts';
import type { SimPerson } from '../day.ts';
import { signIn } from './session.ts';

/** One call of the admin API; its body. @throws Error with the hub's words */
export type Admin = <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => Promise<T>;

export const adminOf =
  (fetch: Fetch, token: string): Admin =>
  async <T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const answer = await fetch(`/api/v1/admin${path}`, init);
    if (!answer.ok) throw new Error(`the hub refused ${method} ${path} (${answer.status}): ${await answer.text()}`);
    return (await answer.json()) as T;
  };

export const peopleAt = async (admin: Admin): Promise<readonly Person[]> =>
  (await admin<{ people: Person[] }>('GET', '/people')).people;

/** Whoever leads the simulated people: the one named, or the first who leads any queue. */
export const leadAmong = (people: readonly Person[], handle: string | undefined): Person | undefined =>
  handle === undefined
    ? people.find(({ role, isActive, queueIds }) => role === 'lead' && isActive && queueIds.length > 0)
    : people.find((one) => one.handle === handle);

type Hired = { readonly handle: string; readonly password: string };

/** At once: a hub lets no more than 32 sign-ins wait. */
const SIGN_INS = 8;

/** Makes people who are not there yet, and gives all the queues, a place and a password nobody knows. */
async function hire(admin: Admin, known: readonly Person[], person: SimPerson, queueIds: readonly QueueId[]) {
  const { handle, name } = person;
  const password = randomBytes(18).toString('base64url');
  const here = known.find((one) => one.handle === handle);
  if (!here) {
    await admin('POST', '/people', { handle, name, role: 'agent', queueIds, password });
    return { handle, password };
  }
  await admin('PATCH', `/people/${here.id}`, { name, role: 'agent', queueIds, isActive: true });
  await admin('POST', `/people/${here.id}/password`, { password });
  return { handle, password };
}

async function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let i = 0; i < items.length; i += atOnce) {
    done.push(...(await Promise.all(items.slice(i, i + atOnce).map(work))));
  }
  return done;
}

type Asked = {
  readonly people: readonly SimPerson[];
  readonly queueIds: readonly QueueId[];
  readonly fetch: Fetch;
  readonly now: () => number;
};

/** A device for each, signed in, in their order. Run again it changes nothing but passwords. */
export async function hireAll(admin: Admin, { people, queueIds, fetch, now }: Asked): Promise<TestDevice[]> {
  const known = (await peopleAt(admin)).filter(({ handle }) => isSimulated(handle));
  const hired: Hired[] = await inTurns(people, 2, (person) => hire(admin, known, person, queueIds));
  return inTurns(hired, SIGN_INS, (one) => signIn(fetch, one, now));
}
