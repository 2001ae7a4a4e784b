import type { HubRefusal } from '#shared/contract/team/sync.ts';
import { REFUSAL_STATUS, type Refusal } from '../kernel/refusal.ts';
import { chooseEncoding, compress, type Encoding } from './compress.ts';

const encodingHeader = (encoding: Encoding): Record<string, string> =>
  encoding === 'identity' ? {} : { 'content-encoding': encoding };

/** JSON, packed as the caller likes it. Nothing the hub says may be kept by anything in between. */
export async function sendJson(request: Request, body: unknown, status = 200): Promise<Response> {
  const plain = new TextEncoder().encode(JSON.stringify(body));
  const { bytes, encoding } = await compress(plain, chooseEncoding(request.headers.get('accept-encoding')));
  return sendPacked(bytes, { status, encoding, type: 'application/json' });
}

export function sendPacked(
  bytes: Uint8Array<ArrayBuffer>,
  about: { status?: number; encoding: Encoding; type: string; headers?: Record<string, string> },
): Response {
  const headers = {
    'content-type': about.type,
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    ...encodingHeader(about.encoding),
    ...about.headers,
  };
  return new Response(bytes, { status: about.status ?? 200, headers });
}

/** Server-sent events, which no proxy is to hold back. */
export const sendStream = (events: ReadableStream<Uint8Array<ArrayBuffer>>): Response =>
  new Response(events, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });

export function sendRefusal(refusal: Refusal): Response {
  const body: HubRefusal = {
    code: refusal.code,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
  };
  const retry =
    refusal.retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(refusal.retryAfterMs / 1000)) };
  return Response.json(body, {
    status: REFUSAL_STATUS[refusal.code],
    headers: { 'cache-control': 'no-store', ...retry },
  });
}

/** JSON that may stand in a header: nothing but visible ASCII and spaces, whatever stands in an id or in what was asked. */
export const headerJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
