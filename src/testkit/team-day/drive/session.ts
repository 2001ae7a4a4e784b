import { createHash, randomUUID } from 'node:crypto';
import type { SignedIn, Tokens } from '#shared/contract/team/auth.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { TestDevice, type Fetch } from '#testkit/hub/test-device.ts';

const json = { 'content-type': 'application/json' };
/** Tokens live 15 minutes. */
const EARLY_MS = 3 * MINUTE;

/** The same device every day: a hub's list of devices does not grow with every run. */
function deviceIdOf(handle: string): string {
  const hex = createHash('sha256').update(`team-day ${handle}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function post(fetch: Fetch, path: string, body: unknown): Promise<Response> {
  return fetch(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
}

type Person = { readonly handle: string; readonly password: string };

/** @throws Error with the hub's words. */
export async function signIn(fetch: Fetch, { handle, password }: Person, now: () => number): Promise<TestDevice> {
  const about = { handle, password, deviceName: `simulated desk of ${handle}` };
  let answer = await post(fetch, '/api/v1/auth/sign-in', { ...about, deviceId: deviceIdOf(handle) });
  // Somebody has taken this device out: another is enrolled.
  if (answer.status === 403) answer = await post(fetch, '/api/v1/auth/sign-in', { ...about, deviceId: randomUUID() });
  if (!answer.ok) throw new Error(`${handle} could not sign in: ${answer.status} ${await answer.text()}`);
  return new TestDevice((await answer.json()) as SignedIn, fetch, now);
}

const renewing = new WeakMap<TestDevice, Promise<void>>();

/** A token that still holds for a while. One request at a time: a refresh token works once. */
export async function renewed(device: TestDevice, fetch: Fetch, now: number): Promise<void> {
  const { accessUntilAt, refreshToken, deviceId } = device.session;
  if (accessUntilAt - now > EARLY_MS) return;
  const asked =
    renewing.get(device) ??
    post(fetch, '/api/v1/auth/refresh', { deviceId, refreshToken, tries: [randomUUID()] })
      .then(async (answer) => {
        if (answer.ok) device.session = { ...device.session, ...((await answer.json()) as Tokens) };
      })
      .finally(() => renewing.delete(device));
  renewing.set(device, asked);
  await asked;
}
