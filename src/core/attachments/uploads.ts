import { MAX_FILE_BYTES } from '#shared/kernel/limits.ts';

/**
 * Files on their way in, piece by piece, held in memory until they are whole. Invariants:
 * 1. Pieces arrive in order: the next one starts where the last one ended.
 * 2. At most `MAX_OPEN` files are open; the oldest is let go for a new one.
 */
export const MAX_OPEN = 8;

type Incoming = {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  filled: number;
};
export type Appended = { readonly isOk: true } | { readonly isOk: false; readonly expected: number };

export type Uploads = {
  begin(uploadId: string, file: { name: string; mime: string; bytes: number }): void;
  append(uploadId: string, offset: number, piece: Uint8Array): Appended | undefined;
  /** The whole file, or undefined when pieces are missing. */
  whole(uploadId: string): Incoming | undefined;
  has(uploadId: string): boolean;
  discard(uploadId: string): void;
  discardAll(): void;
};

export function createUploads(): Uploads {
  const open = new Map<string, Incoming>();
  return {
    begin: (uploadId, { name, mime, bytes }) => {
      if (open.size >= MAX_OPEN) open.delete(open.keys().next().value ?? '');
      open.set(uploadId, { name, mime, bytes: new Uint8Array(Math.min(bytes, MAX_FILE_BYTES)), filled: 0 });
    },
    append: (uploadId, offset, piece) => {
      const file = open.get(uploadId);
      if (!file) return undefined;
      if (offset !== file.filled || offset + piece.length > file.bytes.length) {
        return { isOk: false, expected: file.filled };
      }
      file.bytes.set(piece, offset);
      file.filled += piece.length;
      return { isOk: true };
    },
    whole: (uploadId) => {
      const file = open.get(uploadId);
      return file && file.filled === file.bytes.length ? file : undefined;
    },
    has: (uploadId) => open.has(uploadId),
    discard: (uploadId) => {
      open.delete(uploadId);
    },
    discardAll: () => {
      open.clear();
    },
  };
}
