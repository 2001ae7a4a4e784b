import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { assetOf, SECURITY_HEADERS } from '#shared/contract/shell/content.ts';
import { SCREEN } from './paths.ts';

const SCHEME = 'app';
const HOST = 'attune';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_PAGE = `${ORIGIN}/`;
export const POP_PAGE = `${START_PAGE}#/pop`;

/**
 * Must run before Electron is ready. A scheme of its own, so that the screen has an origin and files have none; what was
 * compiled of it is kept for the next start, which Electron does by itself for http alone.
 */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built screen under `app://attune`, and nothing else. */
export function setupScreenProtocol(): void {
  protocol.handle(SCHEME, (request) => answer(request));
}

async function answer(request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const asset = host === HOST && request.method === 'GET' ? assetOf(pathname) : undefined;
  const body = asset && (await readFile(join(SCREEN, asset.path)).catch(() => undefined));
  if (!asset || !body) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
  return new Response(new Uint8Array(body), { headers: { ...SECURITY_HEADERS, 'content-type': asset.type } });
}

/** Whether an address belongs to the screen. */
export const isOurs = (url: string): boolean =>
  URL.canParse(url) && new URL(url).protocol === `${SCHEME}:` && new URL(url).host === HOST;
