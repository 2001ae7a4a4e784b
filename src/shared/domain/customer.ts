import { z } from 'zod';
import { CustomerId } from '../kernel/ids.ts';
import { Language } from '../kernel/text.ts';
import { Millis } from '../kernel/time.ts';
import { MAX_MOMENTS, Moment } from './moment.ts';

export const TIERS = ['standard', 'silver', 'gold'] as const;
export const Tier = z.enum(TIERS);
export type Tier = z.infer<typeof Tier>;

export const Customer = z.object({
  id: CustomerId,
  name: z.string().min(1).max(200),
  tier: Tier,
  /** E.164, most used first. */
  phones: z.array(z.string().regex(/^\+[1-9]\d{4,14}$/)).max(20),
  emails: z.array(z.string().max(254)).max(20),
  language: Language,
  /** Free facts the team keeps, shown as label and value. */
  facts: z.array(z.object({ label: z.string().max(80), value: z.string().max(400) })).max(40),
  /** Absent: none is known. */
  moments: z.array(Moment).max(MAX_MOMENTS).optional(),
  createdAt: Millis,
});
export type Customer = z.infer<typeof Customer>;
