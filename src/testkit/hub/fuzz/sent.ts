/** One request of the fuzz, as data: it can be printed, sent again, and spoilt. */
export type Sent = {
  /** What it was before anything was spoilt: `push`, `rows`, … */
  readonly kind: Kind;
  readonly caller: string;
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** How often it is sent at the same moment. */
  readonly copies: number;
  /** What was done to it, in a few words. */
  readonly spoilt: string;
};

export const KINDS = [
  'pull',
  'push',
  'snapshot',
  'manifest',
  'rows',
  'poke',
  'show',
  'presence',
  'contact',
  'board',
  'relief',
  'inbound',
  'putFile',
  'getFile',
] as const;
export type Kind = (typeof KINDS)[number];

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export function requestOf({ method, path, headers, bytes }: Sent, origin: string): Request {
  const hasBody = bytes !== null && method !== 'GET' && method !== 'HEAD';
  return new Request(origin + path, { method, headers, ...(hasBody ? { body: bytes } : {}) });
}

/** The body as the hub reads it; undefined: not JSON in UTF-8. */
export function jsonOf({ bytes }: Sent): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes ?? new Uint8Array()));
  } catch {
    return undefined;
  }
}

const SHOWN = 1500;

/** For people: everything but the token, and of a long body the beginning. */
export function inWords({ kind, caller, method, path, headers, bytes, spoilt, copies }: Sent): string {
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  const body = text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${bytes?.byteLength ?? 0} bytes)` : text;
  const { authorization: _, ...shown } = headers;
  return `${kind} of ${caller}, ${spoilt}, sent ${copies} times\n  ${method} ${path.slice(0, SHOWN)} ${JSON.stringify(shown)}\n  ${body}`;
}
