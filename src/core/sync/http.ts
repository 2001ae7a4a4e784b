import { z } from 'zod';
import type { HubRequest, HubResponse, Transport } from '../kernel/ports.ts';
import { HubGarbled, HubRefused } from './hub-error.ts';

/** One round trip: long enough for a large page on a slow line. */
const TIMEOUT_MS = 30_000;

export type Caller = { readonly transport: Transport; readonly signal: AbortSignal };
type Call = Pick<HubRequest, 'method' | 'path'> & Partial<Pick<HubRequest, 'headers' | 'body' | 'timeoutMs'>>;

/** Both kinds of refusal: of the sync routes, and of the OpenAPI routes. */
const Refusal = z.object({ code: z.string(), data: z.unknown().optional(), detail: z.string().optional() });

function retryAfter(response: HubResponse): number | null {
  const seconds = Number(response.header('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : null;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new HubGarbled('not JSON', { cause: error });
  }
}

export function parseAs<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw new HubGarbled('unexpected shape', { cause: result.error });
  return result.data;
}

function refusalOf(status: number, text: string): z.infer<typeof Refusal> {
  try {
    return Refusal.parse(JSON.parse(text));
  } catch {
    return { code: `http-${status}` };
  }
}

/** @throws HubUnreachable, HubRefused (any status but those in `expected`) */
export async function call(caller: Caller, wanted: Call, expected: readonly number[] = [200]): Promise<HubResponse> {
  const response = await caller.transport.request({
    headers: {},
    timeoutMs: TIMEOUT_MS,
    ...wanted,
    signal: caller.signal,
  });
  if (expected.includes(response.status)) return response;
  const { code, data, detail } = refusalOf(response.status, await response.text());
  const word = code.toLowerCase().replaceAll('_', '-');
  throw new HubRefused(response.status, word, retryAfter(response), data, detail ?? null);
}

export async function callJson(caller: Caller, path: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await call(caller, { method: 'POST', path, headers, body: JSON.stringify(body) });
  return parseJson(await response.text());
}
