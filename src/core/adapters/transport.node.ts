import { HubUnreachable, type HubRequest, type HubResponse, type Transport } from '../kernel/ports.ts';

/** Fetch unpacks zstd from undici 7.11 on, but does not ask for it. The hub packs with it five times as fast as with gzip. */
const readsZstd = ([major = 0, minor = 0]: number[]): boolean => major > 7 || (major === 7 && minor >= 11);
const UNDICI = (process.versions['undici'] ?? '').split('.').map(Number);
const ACCEPTED = readsZstd(UNDICI) ? 'zstd, gzip' : 'gzip';

const unreachable = (cause: unknown): HubUnreachable =>
  cause instanceof HubUnreachable ? cause : new HubUnreachable('no answer', { cause });

async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw unreachable(error);
  }
}

/** Splits decoded text at line ends; a line may arrive in several pieces. */
async function* linesOf(response: Response, done: () => void): AsyncGenerator<string> {
  let rest = '';
  try {
    if (!response.body) return;
    for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + piece).split(/\r?\n/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (error) {
    throw unreachable(error);
  } finally {
    done();
  }
}

/**
 * HTTP by Node's own fetch. `timeoutMs` covers a request from its start until its body is read; only `lines` runs on
 * without a limit, as the caller watches that stream itself.
 */
export function fetchTransport(hubUrl: string): Transport {
  const base = hubUrl.replace(/\/+$/, '');
  return {
    hubUrl: base,
    request: async (request) => {
      const stop = new AbortController();
      const timer = setTimeout(() => {
        stop.abort(new HubUnreachable('timed out'));
      }, request.timeoutMs);
      const done = (): void => {
        clearTimeout(timer);
      };
      try {
        return answer(await send(base, request, stop.signal), done);
      } catch (error) {
        done();
        throw unreachable(error);
      }
    },
  };
}

function send(base: string, request: HubRequest, timeout: AbortSignal): Promise<Response> {
  return fetch(base + request.path, {
    method: request.method,
    headers: { 'accept-encoding': ACCEPTED, ...request.headers },
    body: request.body ?? null,
    signal: AbortSignal.any([request.signal, timeout]),
    // A hub never redirects; following one would hand the token to whoever answered.
    redirect: 'error',
  });
}

function answer(response: Response, done: () => void): HubResponse {
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    text: () => reached(response.text()).finally(done),
    bytes: async () => new Uint8Array(await reached(response.arrayBuffer()).finally(done)),
    lines: () => {
      done();
      return linesOf(response, done);
    },
  };
}
