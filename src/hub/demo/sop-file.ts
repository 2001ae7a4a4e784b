import { z } from 'zod';
import { Channel } from '#shared/domain/channel.ts';
import { FieldKey, FieldValue } from '#shared/domain/field.ts';
import { Sop, SopStep } from '#shared/domain/sop/index.ts';
import { Priority, Tag, TicketStatus } from '#shared/domain/ticket.ts';
import { LocalizedText } from '#shared/kernel/text.ts';

const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
const MinutesAgo = z.int().min(0);

/** What a step does: macros and queues by their key, times in minutes. */
const ActionEntry = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('set'),
    set: z
      .strictObject({ status: TicketStatus.optional(), priority: Priority.optional(), queue: Key.optional() })
      .prefault({}),
    addTags: z.array(Tag).default([]),
  }),
  z.strictObject({ do: z.literal('macro'), macro: Key }),
  z.strictObject({ do: z.literal('promise'), text: LocalizedText, dueMinutes: z.int().positive() }),
  z.strictObject({ do: z.literal('follow-up'), subject: LocalizedText, queue: Key.nullable().default(null) }),
]);
export type ActionEntry = z.infer<typeof ActionEntry>;

/** sops/<key>.json, and sops/<key>.v<version>.json of earlier versions */
export const SopFile = z.strictObject({
  key: Key,
  version: z.int().positive(),
  title: LocalizedText,
  tags: z.array(Tag),
  /** What to read while walking it: `zh/refund-timing`. */
  articles: z.array(z.string()).default([]),
  start: Key,
  steps: z.array(SopStep.extend({ actions: z.array(ActionEntry).optional() }).strict()),
  suggest: z
    .strictObject({
      queues: z.array(Key).default([]),
      channels: z.array(Channel).default([]),
      tags: z.array(Tag).default([]),
      words: z.array(z.string()).default([]),
      fields: z.array(z.strictObject({ key: FieldKey, value: FieldValue })).default([]),
    })
    .prefault({}),
  skipReasons: Sop.shape.skipReasons,
  author: Key,
  publishedMinutesAgo: MinutesAgo,
  summary: Sop.shape.summary,
});
export type SopFile = z.infer<typeof SopFile>;
