import { z } from 'zod';
import { CalendarId, PolicyId, QueueId } from '../kernel/ids.ts';
import { Channel } from './channel.ts';
import { Tier } from './customer.ts';
import { Priority } from './ticket.ts';

/** Minutes since midnight, in the calendar's time zone; `to` 1440 is the end of the day. */
const Span = z.object({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) });

/** When the team works. `week[0]` is Monday. A date in `holidays` has no working time, one in `extra` has exactly this. */
export const Calendar = z.object({
  id: CalendarId,
  name: z.string().min(1).max(120),
  timeZone: z.string().min(1).max(64),
  week: z.array(z.array(Span).max(4)).length(7),
  holidays: z.array(z.object({ date: z.iso.date(), name: z.string().max(80) })).max(400),
  extra: z.array(z.object({ date: z.iso.date(), spans: z.array(Span).max(4) })).max(400),
});
export type Calendar = z.infer<typeof Calendar>;

const Target = z.int().positive().nullable();

/**
 * What was promised to customers. The first active policy (by `order`) whose lists each are empty or name the ticket's value
 * counts. Targets are working time in ms; null: nothing promised. `atRiskShare`: warned when less than this share is left.
 */
export const Policy = z.object({
  id: PolicyId,
  name: z.string().min(1).max(120),
  order: z.int(),
  isActive: z.boolean(),
  queueIds: z.array(QueueId).max(200),
  priorities: z.array(Priority).max(20),
  tiers: z.array(Tier).max(20),
  channels: z.array(Channel).max(20),
  /** First answer after the ticket was made, next answer after the customer wrote again, solution. */
  firstMs: Target,
  nextMs: Target,
  resolveMs: Target,
  atRiskShare: z.number().min(0).max(0.9),
  calendarId: CalendarId,
});
export type Policy = z.infer<typeof Policy>;
