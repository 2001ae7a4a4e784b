import type { Attachment } from '#shared/domain/attachment.ts';
import { CHUNK_BYTES } from '#shared/kernel/limits.ts';
import type { Desk } from '../kernel/desk.ts';
import { FileLost } from '../kernel/ports.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * A file is read in pieces but sealed as a whole: the last one read stays open until another is, or the desk is locked, so
 * that it is not opened and verified anew for every piece.
 */
export type Contents = {
  /** Undefined: neither this desk nor the hub can give it. Throws when it was altered. */
  piece(
    desk: Desk,
    file: Pick<Attachment, 'sha256'>,
    offset: number,
  ): Promise<{ piece: Bytes; totalBytes: number } | undefined>;
  forget(): void;
};

/** From this desk, else from the hub; what came from the hub is kept. */
async function contentOf(desk: Desk, { sha256 }: Pick<Attachment, 'sha256'>): Promise<Bytes | undefined> {
  if (await desk.files.has(sha256)) {
    // A torn copy is as good as none where the hub has the content.
    const here = await desk.files.read(sha256).catch((error: unknown) => error);
    if (here instanceof Uint8Array) return here as Bytes;
    if (!(here instanceof FileLost)) throw here;
  }
  const bytes = await desk.sync.download(sha256);
  if (bytes) await desk.files.write(sha256, bytes);
  return bytes;
}

export function createContents(): Contents {
  let open: { readonly sha256: string; readonly bytes: Bytes } | null = null;
  return {
    piece: async (desk, file, offset) => {
      const bytes = open?.sha256 === file.sha256 ? open.bytes : await contentOf(desk, file);
      if (!bytes) return undefined;
      open = { sha256: file.sha256, bytes };
      return { piece: bytes.subarray(offset, offset + CHUNK_BYTES), totalBytes: bytes.length };
    },
    forget: () => {
      open = null;
    },
  };
}
