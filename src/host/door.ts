import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { assetOf, SECURITY_HEADERS, type Asset } from '#shared/contract/shell/content.ts';
import type { Admission } from './admission.ts';
import { CLOSED_DOOR, goOn } from './pages.ts';

export type DoorOptions = {
  readonly admission: Admission;
  /** Folder of the built screen. */
  readonly screenDir: string;
  /** `127.0.0.1:PORT`, known once the server listens. */
  readonly host: () => string;
  readonly newLink: () => Promise<string>;
};

type Answer = {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Why a request to talk is refused before it is heard; undefined: it may go on. Shared with the WebSocket's upgrade. */
export function refusalOf(
  request: IncomingMessage,
  options: Pick<DoorOptions, 'admission' | 'host'>,
): number | undefined {
  if (request.headers.host !== options.host()) return 421;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${options.host()}`) return 403;
  return options.admission.isAdmitted(request.headers.cookie) ? undefined : 401;
}

/** Answers everything but the WebSocket. One GET without admission: `/enter`; one POST, for the owner of the control file. */
export function createDoor(options: DoorOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(request, options).then(
      (result) => send(request, response, result),
      () => send(request, response, { status: 500 }),
    );
  };
}

async function answer(request: IncomingMessage, options: DoorOptions): Promise<Answer> {
  const refusal = refusalOf(request, options);
  if (refusal !== undefined && refusal !== 401) return { status: refusal };
  // Put together and not resolved: `//name` must stay a path and not become another host.
  const target = `http://${options.host()}${request.url}`;
  if (!request.url?.startsWith('/') || !URL.canParse(target)) return { status: 400 };
  const url = new URL(target);
  if (request.method === 'POST') return control(request, url, options);
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } };
  if (url.pathname === '/enter') return enter(request, url, options);
  if (refusal === 401) return { status: 401, body: CLOSED_DOOR, headers: HTML };
  return asset(url.pathname, options.screenDir);
}

async function control(request: IncomingMessage, url: URL, options: DoorOptions): Promise<Answer> {
  if (url.pathname !== '/control/link') return { status: 405, headers: { allow: 'GET, HEAD' } };
  if (!options.admission.isControl(request.headers.authorization)) return { status: 401 };
  return { status: 200, body: JSON.stringify({ url: await options.newLink() }), headers: JSON_TYPE };
}

/**
 * Whether the browser was sent here by nothing but a person or this desk itself. Then the strict cookie also comes with a
 * reload, and the screen can be given at once; otherwise it takes a step that the desk's own page makes.
 */
const isOwnStep = (request: IncomingMessage): boolean =>
  ['none', 'same-origin'].includes(String(request.headers['sec-fetch-site']));

async function enter(request: IncomingMessage, url: URL, { admission, screenDir }: DoorOptions): Promise<Answer> {
  const isIn = admission.isAdmitted(request.headers.cookie);
  const cookie = request.method === 'GET' ? admission.enter(url.searchParams.get('link') ?? '') : undefined;
  if (!cookie && !isIn) return { status: 401, body: CLOSED_DOOR, headers: HTML };
  const page = isOwnStep(request) ? await asset('/', screenDir) : { status: 200, body: goOn('/') };
  return { ...page, headers: { ...HTML, ...(cookie ? { 'set-cookie': cookie } : {}) } };
}

async function asset(pathname: string, screenDir: string): Promise<Answer> {
  const found = assetOf(pathname);
  if (!found) return { status: 404 };
  try {
    return { status: 200, body: await readFile(join(screenDir, found.path)), headers: assetHeaders(found) };
  } catch {
    return { status: 404 };
  }
}

const assetHeaders = ({ type, isImmutable }: Asset) => ({
  'content-type': type,
  'cache-control': isImmutable ? 'private, max-age=31536000, immutable' : 'no-cache',
});

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...SECURITY_HEADERS,
    'content-length': body === undefined ? 0 : Buffer.byteLength(body),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
