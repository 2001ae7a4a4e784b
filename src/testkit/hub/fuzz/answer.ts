import { gunzipSync, zstdDecompressSync } from 'node:zlib';

/** What came back, unpacked. Of a stream only its first piece: it never ends by itself. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Undefined: not JSON. */
  readonly json: unknown;
};

export async function readAnswer(response: Response): Promise<Answer> {
  const isStream = response.headers.get('content-type') === 'text/event-stream';
  const packed = isStream ? await firstPiece(response) : new Uint8Array(await response.arrayBuffer());
  const bytes = unpack(packed, response.headers.get('content-encoding'));
  const text = new TextDecoder().decode(bytes);
  return { status: response.status, headers: response.headers, bytes, text, json: parsed(text) };
}

async function firstPiece({ body }: Response): Promise<Uint8Array> {
  const reader = body?.getReader();
  const piece = await reader?.read();
  await reader?.cancel();
  return piece?.value ?? new Uint8Array();
}

function unpack(bytes: Uint8Array, encoding: string | null): Uint8Array {
  // To HEAD the headers of a packed answer come without its bytes.
  if (bytes.byteLength === 0) return bytes;
  if (encoding === 'zstd') return zstdDecompressSync(bytes);
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
