import { z } from 'zod';
import { MacroId, QueueId } from '../../kernel/ids.ts';
import { MAX_PARAGRAPH } from '../../kernel/limits.ts';
import { localized, LocalizedText } from '../../kernel/text.ts';
import { DAY } from '../../kernel/time.ts';
import { FieldKey } from '../field.ts';
import { Tag, TicketFields } from '../ticket.ts';
import { ResultKey, StepKey } from './keys.ts';
import { REQUIREMENTS, STEP_FIELD_KINDS, STEP_KINDS } from './kinds.ts';

/** One value a form step asks for. `ticketField`: the custom field of the ticket that takes it too. */
export const StepField = z.object({
  key: StepKey,
  label: LocalizedText,
  kind: z.enum(STEP_FIELD_KINDS),
  isRequired: z.boolean(),
  options: z
    .array(z.object({ key: ResultKey, label: LocalizedText }))
    .max(50)
    .optional(),
  /** Of a number: bounds. Of a text: the least and most characters. */
  min: z.number().optional(),
  max: z.number().optional(),
  ticketField: FieldKey.optional(),
});
export type StepField = z.infer<typeof StepField>;

/** What a step does by itself once it is done, in the same moment. */
export const StepAction = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('set'),
    set: TicketFields.pick({ status: true, priority: true, queueId: true }),
    addTags: z.array(Tag).max(10),
  }),
  z.object({ do: z.literal('macro'), macroId: MacroId }),
  /** Made for whoever walks the step, due so long after it. */
  z.object({
    do: z.literal('promise'),
    text: LocalizedText,
    dueMs: z
      .int()
      .positive()
      .max(365 * DAY),
  }),
  /** A ticket of its own for the same customer; null: in the queue of the first. */
  z.object({ do: z.literal('follow-up'), subject: LocalizedText, queueId: QueueId.nullable() }),
]);
export type StepAction = z.infer<typeof StepAction>;

/**
 * A step names an outcome ("identity verified"), not words to recite. `next` maps each result to a step, or to null: the end. Without
 * `results` its one result is `done`.
 */
export const SopStep = z.object({
  key: StepKey,
  kind: z.enum(STEP_KINDS),
  title: LocalizedText,
  help: localized(MAX_PARAGRAPH).optional(),
  required: z.enum(REQUIREMENTS),
  results: z
    .array(z.object({ key: ResultKey, label: LocalizedText }))
    .max(50)
    .optional(),
  next: z.record(ResultKey, z.string().max(60).nullable()),
  fields: z.array(StepField).max(20).optional(),
  actions: z.array(StepAction).max(5).optional(),
  /** Asked once more before it counts as done: where a mistake is dear. */
  confirm: localized(300).optional(),
  /** How long it usually takes, s: afterwards its clock changes colour, and nothing else happens. */
  softSeconds: z.int().positive().max(7200).optional(),
});
export type SopStep = z.infer<typeof SopStep>;
