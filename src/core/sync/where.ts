import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { PullReply, PullReset, type PullRequest } from '#shared/contract/team/sync.ts';
import { z } from 'zod';
import type { Transport } from '../kernel/ports.ts';
import { call, parseAs, parseJson } from './http.ts';

/** The smallest answer that can be asked for: only the number in it is of use. */
const LEAST_BYTES = 1024;
const Answer = z.union([PullReset, PullReply]);

/** The highest mutation of this device that the hub has decided; 0: none. @throws HubUnreachable, HubRefused */
export async function askWhereItStands(transport: Transport, signedIn: SignedIn, req: string): Promise<number> {
  const { deviceId: device, epoch, accessToken } = signedIn;
  const request: PullRequest = {
    req,
    device,
    schema: PROTOCOL_VERSION,
    epoch,
    cursor: 0,
    live: [],
    // No outcome is wanted here: the first pull of the new replica brings them.
    ackMid: 2 ** 31 - 1,
    max: LEAST_BYTES,
  };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` };
  const wanted = { method: 'POST', path: '/sync/v1/pull', headers, body: JSON.stringify(request) } as const;
  const response = await call({ transport, signal: new AbortController().signal }, wanted);
  return parseAs(Answer, parseJson(await response.text())).lastMid;
}
