import { HubInfo, SignedIn } from '#shared/contract/team/auth.ts';
import type { Transport } from '../kernel/ports.ts';
import { call, callJson, parseAs, parseJson } from '../sync/index.ts';

export type Credentials = { handle: string; password: string; deviceId: string; deviceName: string };

/** Long enough for a slow line, short enough that a person waits for it before being let in offline. */
const INFO_TIMEOUT_MS = 5000;

export async function askInfo(transport: Transport, signal: AbortSignal): Promise<HubInfo> {
  const wanted = { method: 'GET', path: '/api/v1/info', timeoutMs: INFO_TIMEOUT_MS } as const;
  const response = await call({ transport, signal }, wanted);
  return parseAs(HubInfo, parseJson(await response.text()));
}

export async function askSignIn(transport: Transport, signal: AbortSignal, who: Credentials): Promise<SignedIn> {
  return parseAs(SignedIn, await callJson({ transport, signal }, '/api/v1/auth/sign-in', who));
}
