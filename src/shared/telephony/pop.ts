import { cleanToken } from './hostile-text.ts';
import { MINUTE } from '../kernel/units.ts';
import { fieldOf, type Fields } from './fields.ts';
import { unreadable, type Heard } from './heard.ts';
import { zammadEvent } from './zammad.ts';

/** What softphones call the number of the other side in the address they open. */
const NUMBERS = ['from', 'number', 'phone', 'caller', 'callerNumber', 'cli', 'remoteParty'];

/**
 * The query of `GET /pop?from=&name=&callId=`: a softphone that opens an address when it rings. It knows no more than the number
 * and perhaps a name; one that can say more sends `event` as well. Without `callId`, ringing of one number within one minute is one
 * call.
 */
export function popEvent(query: Fields, at: number): Heard {
  const from = fieldOf(query, ...NUMBERS);
  const event = fieldOf(query, 'event') ?? 'newCall';
  if (from === undefined && fieldOf(query, 'callId') === undefined) return unreadable('from');
  const whole = new Map(query);
  if (from !== undefined) whole.set('from', [from]);
  whole.set('event', [event]);
  if (!fieldOf(query, 'callId')) whole.set('callid', [popCallId(from ?? '', at)]);
  return zammadEvent(whole, at);
}

/** `pop-+8613800138000-29401920`: the number and the minute. */
const popCallId = (from: string, at: number): string =>
  `pop-${cleanToken(from, 64).replace(/[^\p{L}\p{N}+@.]/gu, '')}-${Math.floor(at / MINUTE)}`;
