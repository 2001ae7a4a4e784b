import { z } from 'zod';
import { FieldId, QueueId } from '../kernel/ids.ts';
import { LocalizedText } from '../kernel/text.ts';
import { FIELD_KINDS } from './field-value.ts';

export const FieldKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export const FieldValue = z.union([z.string().max(500), z.number(), z.boolean()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** A property of tickets the team has added. `key` never changes: tickets keep their values under it. */
export const Field = z.object({
  id: FieldId,
  key: FieldKey,
  label: LocalizedText,
  kind: z.enum(FIELD_KINDS),
  choices: z.array(z.object({ key: FieldKey, label: LocalizedText })).max(100),
  /** Empty: tickets of every queue. */
  queueIds: z.array(QueueId).max(200),
  /** `to-solve`: a ticket is not solved without it. */
  required: z.enum(['no', 'to-solve']),
  order: z.int(),
  isActive: z.boolean(),
});
export type Field = z.infer<typeof Field>;
