import { randomUUID } from 'node:crypto';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { TestDevice } from '#testkit/hub/test-device.ts';

type Person = { readonly handle: string; readonly password: string };

/** A device of somebody that speaks the protocol over `fetch` and keeps nothing. */
export async function bareDevice(hubUrl: string, person: Person): Promise<TestDevice> {
  const answer = await fetch(`${hubUrl}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...person, deviceId: randomUUID(), deviceName: 'bench' }),
  });
  if (!answer.ok) throw new Error(`${person.handle} could not sign in: ${answer.status} ${await answer.text()}`);
  return new TestDevice((await answer.json()) as SignedIn, (path, init) => fetch(hubUrl + path, init), Date.now);
}
