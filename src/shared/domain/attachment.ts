import { z } from 'zod';
import { AttachmentId, MessageId, TicketId } from '../kernel/ids.ts';
import { MAX_FILE_BYTES } from '../kernel/limits.ts';

export { MAX_FILE_BYTES } from '../kernel/limits.ts';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file named by its content. The row travels with the ticket; the bytes follow when somebody opens it. */
export const Attachment = z.object({
  id: AttachmentId,
  ticketId: TicketId,
  messageId: MessageId,
  name: z.string().min(1).max(255),
  mime: z.string().max(127),
  bytes: z.int().min(0).max(MAX_FILE_BYTES),
  sha256: Sha256,
});
export type Attachment = z.infer<typeof Attachment>;
