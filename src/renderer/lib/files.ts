import { CHUNK_BYTES } from '#shared/kernel/limits.ts';
import type { Api } from './api.tsx';

/** A file the core has taken over, not yet part of anything. */
export type StoredFile = Awaited<ReturnType<Api['attachments']['finish']>>;
type Files = Pick<Api, 'attachments'>;

/** Pieces of this size keep `String.fromCharCode` within the argument limit of every engine. */
const SLICE = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += SLICE) binary += String.fromCharCode(...bytes.subarray(i, i + SLICE));
  return btoa(binary);
}

export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Hands a file to the core in pieces. `onProgress` gets the share done, 0–1.
 * Throws the refusals of `attachments.*`; an unfinished upload is discarded first.
 */
export async function uploadFile(
  api: Files,
  file: File,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<StoredFile> {
  const about = { name: file.name.slice(0, 255), mime: file.type.slice(0, 127), bytes: file.size };
  const { uploadId } = await api.attachments.begin(about, { signal });
  try {
    for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
      signal.throwIfAborted();
      const piece = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
      await api.attachments.append({ uploadId, offset, base64: toBase64(piece) });
      onProgress(Math.min(1, (offset + piece.length) / file.size));
    }
    return await api.attachments.finish({ uploadId });
  } catch (error) {
    await api.attachments.discard({ uploadId }).catch(() => undefined);
    throw error;
  }
}

/** Images a browser draws without running anything that came with them. */
const DRAWABLE: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);
export const isDrawable = (mime: string): boolean => DRAWABLE.has(mime.toLowerCase());

type Piece = { readonly base64: string; readonly totalBytes: number };

/** Reads a whole file, piece by piece. The blob's type is one a browser only draws or saves, whatever the sender called it. */
export async function readPieces(
  read: (offset: number) => Promise<Piece>,
  mime: string,
  signal: AbortSignal,
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0, total = Infinity; offset < total;) {
    signal.throwIfAborted();
    const answer = await read(offset);
    const piece = fromBase64(answer.base64);
    if (piece.length === 0 && offset < answer.totalBytes) throw new Error('an empty piece before the end of a file');
    pieces.push(piece);
    offset += piece.length;
    total = answer.totalBytes;
  }
  return new Blob(pieces, { type: isDrawable(mime) ? mime : 'application/octet-stream' });
}

/** Lets the browser ask where to put it. */
export function handOver(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
