import { complain } from './complaints.ts';
import { strict } from './strict.ts';
import { needReady, needUnready, world } from './world.ts';

type Handler = (request: Request) => Promise<Response> | Response;
type PermissionRequest = (contents: unknown, permission: string, answer: (isAllowed: boolean) => void) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;

const handlers = new Map<string, Handler>();
export const guards = {
  request: undefined as PermissionRequest | undefined,
  check: undefined as PermissionCheck | undefined,
  device: undefined as (() => boolean) | undefined,
  blocked: undefined as readonly string[] | undefined,
};

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges: Record<string, boolean> }[]) {
    needUnready('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) {
      if (privileges['bypassCSP']) complain(`${scheme}: a scheme that bypasses the content policy`);
      if (!privileges['codeCache']) complain(`${scheme}: its scripts are compiled anew at every start`);
      if (!privileges['standard'] || !privileges['secure']) complain(`${scheme}: without an origin of its own`);
      world.privilegedSchemes.add(scheme);
    }
  },
  handle(scheme: string, handler: Handler) {
    needReady('protocol.handle');
    handlers.set(scheme, handler);
  },
});

export const session = strict('session', {
  get defaultSession() {
    needReady('session.defaultSession');
    return defaultSession;
  },
});

const defaultSession = strict('session', {
  setPermissionRequestHandler: (handler: PermissionRequest) => void (guards.request = handler),
  setPermissionCheckHandler: (handler: PermissionCheck) => void (guards.check = handler),
  setDevicePermissionHandler: (handler: () => boolean) => void (guards.device = handler),
  webRequest: strict('webRequest', {
    onBeforeRequest(
      filter: { urls: readonly string[] },
      listener: (details: object, answer: (reply: { cancel?: boolean }) => void) => void,
    ) {
      listener({}, (reply) => {
        if (reply.cancel) guards.blocked = filter.urls;
      });
    },
  }),
});

/** Loads a page as Chromium would, and refuses one that could be led astray. */
export async function load(url: string): Promise<void> {
  const { protocol: scheme } = new URL(url);
  const name = scheme.slice(0, -1);
  if (!world.privilegedSchemes.has(name)) complain(`${url}: a page without an origin of its own`);
  if (!guards.request || !guards.check || !guards.device)
    complain('a page is loaded while permissions are still granted');
  for (const wanted of ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*']) {
    if (!guards.blocked?.includes(wanted)) complain(`a page is loaded that can reach ${wanted}`);
  }
  const response = await fetchPage(url);
  if (response.status !== 200) complain(`${url}: ${response.status}, there is no such page`);
  const policy = response.headers.get('content-security-policy') ?? '';
  if (!/default-src 'none'/.test(policy) || /script-src[^;]*('unsafe|https?:|\*)/.test(policy))
    complain(`${url}: without a strict content policy`);
}

export const fetchPage = async (url: string): Promise<Response> => {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) complain(`nobody answers for ${url}`);
  return handler(new Request(url));
};
