import type { IncomingMessage } from 'node:http';
import { fieldsOfJson, fieldsOfPairs, pairsOfForm, type Fields, type Pair } from '#shared/telephony/index.ts';

export const MAX_EVENT_BYTES = 64 * 1024;

/** Undefined: more than an event may have. The rest of it is read and dropped, so that the answer arrives. */
export async function readEvent(
  request: IncomingMessage,
): Promise<{ readonly fields: Fields } | { readonly place: string } | undefined> {
  const bytes = await bytesOf(request);
  if (bytes === undefined) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (/^multipart\/form-data\b/i.test(type)) return fromMultipart(bytes, type);
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  // Exchanges that name no type, or the wrong one, still open an object with a brace.
  if (/\bjson\b/i.test(type) || text.startsWith('{')) return fromJson(text);
  return { fields: fieldsOfPairs(pairsOfForm(text)) };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_EVENT_BYTES) {
    request.resume();
    return undefined;
  }
  const pieces: Buffer[] = [];
  let size = 0;
  return new Promise((done) => {
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= MAX_EVENT_BYTES) pieces.push(piece);
      else done(undefined);
    });
    request.once('end', () => done(Buffer.concat(pieces)));
    // Whoever hangs up in the middle waits for no answer.
    request.once('error', () => done(undefined));
  });
}

function fromJson(text: string) {
  try {
    return fieldsOfJson(JSON.parse(text));
  } catch {
    return { place: 'body' };
  }
}

async function fromMultipart(bytes: Buffer, type: string) {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const pairs = [...form].filter((pair): pair is Pair & [string, string] => typeof pair[1] === 'string');
    return { fields: fieldsOfPairs(pairs) };
  } catch {
    return { place: 'body' };
  }
}
