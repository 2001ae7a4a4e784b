import type { HubRequest, HubResponse } from '#core/kernel/ports.ts';

/** What the model hub says to one request. */
export type Answer = { status: number; body: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };

export const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) });
export const refuse = (status: number, code: string, data?: unknown): Answer =>
  json(status, { code, status, data, defined: true });

export function responseOf(answer: Answer, request: HubRequest, listen: () => AsyncGenerator<string>): HubResponse {
  const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  return {
    status: answer.status,
    header: (name) => answer.headers?.[name] ?? null,
    text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    bytes: () => Promise.resolve(bytes),
    lines: () => (request.path.startsWith('/sync/v1/poke') ? listen() : (async function* () {})()),
  };
}
