import { HubUnreachable, type HubRequest, type HubResponse, type Transport } from '#core/kernel/ports.ts';
import type { FakeClock } from './clock.ts';

type Fetch = (path: string, init?: RequestInit) => Response | Promise<Response>;

async function* linesOf(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const stop = (): void => void reader?.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop);
  let rest = '';
  try {
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return;
      const lines = (rest + piece.value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

/**
 * A hub in this process, reached through its `fetch`, on a clock moved by hand. `isDown` unplugs it; `intercept` may lose
 * a request before the hub sees it, or its answer afterwards.
 */
export type HubLine = Transport & {
  isDown: boolean;
  intercept: (request: HubRequest) => 'before' | 'after' | undefined;
};

export function fetchLine(hubUrl: string, fetch: Fetch, clock: FakeClock): HubLine {
  const exchange = async (request: HubRequest): Promise<HubResponse> => {
    const fault = line.isDown ? 'before' : line.intercept(request);
    if (fault === 'before') throw new HubUnreachable('unplugged');
    const { method, headers } = request;
    const response = await fetch(request.path, { method, headers, ...(request.body ? { body: request.body } : {}) });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    const bytes = isStream ? new Uint8Array() : new Uint8Array(await response.arrayBuffer());
    if (fault === 'after' || line.isDown || request.signal.aborted) throw new HubUnreachable('answer lost');
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: () => Promise.resolve(new TextDecoder().decode(bytes)),
      bytes: () => Promise.resolve(bytes),
      lines: () => linesOf(response, request.signal),
    };
  };
  const line: HubLine = {
    hubUrl,
    isDown: false,
    intercept: () => undefined,
    request: (request) => clock.track(exchange(request)),
  };
  return line;
}
