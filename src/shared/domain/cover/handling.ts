import { HOUR } from '../../kernel/units.ts';
import type { Contact } from '../contact.ts';

/** A finished contact. Time on hold lies between answer and end, and is in it. */
export type Finished = Pick<Contact, 'ringingAt' | 'answeredAt' | 'endedAt' | 'wrappedAt'>;

/** No contact is counted as longer: somebody forgot to say that they had finished. Ours. */
export const LONGEST_MS = 2 * HOUR;
/** With fewer, quartiles say nothing of what is unusual. */
const FENCED = 8;

/** From the answer to the end of the wrap-up, or to the end where there was none, ms; null: nobody answered. */
function handledMs({ answeredAt, endedAt, wrappedAt }: Finished): number | null {
  return answeredAt === null ? null : Math.max(0, Math.max(endedAt, wrappedAt ?? endedAt) - answeredAt);
}

/** "Far out": three quartile ranges above the upper quartile, nearest rank (J. W. Tukey, Exploratory Data Analysis, 1977). */
function fenceOf(times: readonly number[]): number {
  if (times.length < FENCED) return LONGEST_MS;
  const sorted = times.toSorted((a, b) => a - b);
  const quartile = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return Math.min(LONGEST_MS, quartile(0.75) + 3 * (quartile(0.75) - quartile(0.25)));
}

export type Handling = { readonly ahtMs: number; readonly answered: number };

/**
 * The mean handling time of those answered, ms. The mean and not the median, though long contacts pull at it: Erlang's traffic is work,
 * and work is the number of contacts times their mean. What lies beyond the fence counts as long as the fence.
 * @returns null: none was answered.
 */
export function handlingOf(contacts: readonly Finished[]): Handling | null {
  const times = contacts.flatMap((contact) => handledMs(contact) ?? []);
  if (times.length === 0) return null;
  const fence = fenceOf(times);
  return { ahtMs: times.reduce((sum, ms) => sum + Math.min(ms, fence), 0) / times.length, answered: times.length };
}
