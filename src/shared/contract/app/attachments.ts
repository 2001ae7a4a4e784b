import { z } from 'zod';
import { Attachment, MAX_FILE_BYTES } from '../../domain/attachment.ts';
import { AttachmentId } from '../../kernel/ids.ts';
import { CHUNK_BYTES } from '../../kernel/limits.ts';
import { app, Nothing } from './base.ts';

export { CHUNK_BYTES } from '../../kernel/limits.ts';

const Upload = z.object({ uploadId: z.uuid() });

export const attachments = {
  begin: app
    .input(
      z.object({
        name: z.string().min(1).max(255),
        mime: z.string().max(127),
        bytes: z.int().min(0).max(MAX_FILE_BYTES),
      }),
    )
    .output(Upload),
  append: app
    .input(Upload.extend({ offset: z.int().min(0), base64: z.string().max(Math.ceil(CHUNK_BYTES / 3) * 4) }))
    .output(Nothing)
    .errors({ WRONG_OFFSET: { data: z.object({ expected: z.int() }) } }),
  finish: app
    .input(Upload)
    .output(Attachment.omit({ ticketId: true, messageId: true }))
    .errors({ INCOMPLETE: {} }),
  discard: app.input(Upload).output(Nothing),
  /** Reads a piece of a file; fetches it from the hub first when this desk does not have it yet. */
  read: app
    .input(z.object({ attachmentId: AttachmentId, offset: z.int().min(0) }))
    .output(z.object({ base64: z.string(), totalBytes: z.int() }))
    .errors({ NOT_ON_THIS_DESK: {}, DAMAGED: {} }),
};
