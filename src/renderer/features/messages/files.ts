import type { Attachment } from '#shared/domain/attachment.ts';
import type { Api } from '../../lib/api.tsx';
import { readPieces } from '../../lib/files.ts';

export { isDrawable, uploadFile } from '../../lib/files.ts';

/** Reads a whole file of a message, from this desk or through it from the hub. */
export function readFile(
  api: Pick<Api, 'attachments'>,
  file: Pick<Attachment, 'id' | 'mime'>,
  signal: AbortSignal,
): Promise<Blob> {
  const read = (offset: number) => api.attachments.read({ attachmentId: file.id, offset }, { signal });
  return readPieces(read, file.mime, signal);
}
