import type { z } from 'zod';
import { MIN_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { Refusal } from '../kernel/refusal.ts';
import { findUnstorable } from '../kernel/storable-text.ts';

/** Reads a body of at most `maxBytes`, whether or not the caller says how long it is. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new Refusal('too-large');
  if (!request.body) return new Uint8Array();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new Refusal('too-large');
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces, bytes));
}

export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal('invalid', { detail: 'body' });
  }
}

/** Checks outside input; the refusal names the first place that does not fit, or that no database can keep. */
export function check<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const found = checkShape(schema, input);
  const place = findUnstorable(found);
  if (place !== undefined) throw new Refusal('invalid', { detail: place });
  return found;
}

/** As `check`, for a body whose words are judged one by one. */
export function checkShape<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid', { detail: parsed.error.issues[0]?.path.join('.') || 'body' });
}

/**
 * Before the shape is looked at: a desk of another protocol must hear `incompatible`, not that its words are wrong. A body
 * names a number, a query the digits of one; anything else may not even be turned into one (`{"toString":1}` throws).
 * @param min the oldest version that may ask this.
 */
export function checkProtocol(schema: unknown, min = MIN_PROTOCOL_VERSION): void {
  const version = typeof schema === 'number' || typeof schema === 'string' ? Number(schema) : Number.NaN;
  if (!Number.isInteger(version)) throw new Refusal('invalid', { detail: 'schema' });
  if (version < min || version > PROTOCOL_VERSION) {
    throw new Refusal('incompatible', { detail: `${MIN_PROTOCOL_VERSION}-${PROTOCOL_VERSION}` });
  }
}

export const schemaOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'schema' in body ? body.schema : undefined;
