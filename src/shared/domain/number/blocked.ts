import type { CallEvent } from '../call-event.ts';
import { contactRulesOf, type TeamContacts } from '../contact-defaults.ts';
import { readNumber } from './read.ts';

/** Whether it comes from a number the team does not want to be rung by; what goes out is never blocked. */
export function isBlocked(
  contacts: TeamContacts | undefined,
  { address, direction, queueId }: Pick<CallEvent, 'address' | 'direction' | 'queueId'>,
): boolean {
  if (!contacts || contacts.blocked.length === 0 || address === null || direction !== 'in') return false;
  const reading = readNumber(address, contactRulesOf({ contacts }, queueId).country);
  return reading.kind === 'number' && contacts.blocked.some(({ number }) => number === reading.e164);
}
