/** What a page of the desk may load: its own files, and nothing from anywhere else. Inline style is Mantine's need. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Sent with every answer of either shell. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  mp3: 'audio/mpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff2: 'font/woff2',
};
const START_PAGE = 'index.html';

export type Asset = {
  /** Relative to the folder of the built screen; holds no way out of it. */
  readonly path: string;
  readonly type: string;
  /** Its name changes with its content. */
  readonly isImmutable: boolean;
};

/** The file a path of the screen stands for: undefined for anything that is not a plain name below the screen's folder. */
export function assetOf(pathname: string): Asset | undefined {
  const path = decode(pathname)?.replace(/^\//, '');
  if (path === undefined) return undefined;
  if (path === '') return { path: START_PAGE, type: TYPES['html']!, isImmutable: false };
  const isPlain = /^[A-Za-z0-9_@-][A-Za-z0-9._@-]*(\/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)*$/.test(path);
  const type = TYPES[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? ''];
  if (!isPlain || !type) return undefined;
  return { path, type, isImmutable: path.startsWith('assets/') };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
