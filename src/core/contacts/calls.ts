import type { CallEvent } from '#shared/domain/call-event.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { ContactLife } from '#shared/domain/contact-life.ts';
import type { Kept, Own } from './kept.ts';

/** What comes so shortly after the end is still about the old call. */
const ANEW_MS = 5 * SECOND;

export const isSame = (a: CallEvent, b: CallEvent): boolean =>
  JSON.stringify({ ...a, at: 0 }) === JSON.stringify({ ...b, at: 0 });

/** Holding and going on come again and again; everything else is said once, however often it is sent. */
export const isSwitch = ({ type }: CallEvent): boolean => type === 'hold' || type === 'resume';

/** The hub and an exchange at the desk count their calls each for themselves. */
export const callKey = ({ callId }: Pick<CallEvent, 'callId'>, source: Own['source']): string =>
  `${source === 'hub' ? 'hub' : 'desk'}/${callId}`;

/** All that is heard of one contact carries one name. */
export const callOf = ({ heard, own }: Kept): string => callKey(heard[0] ?? { callId: '' }, own.source);

/** An exchange at the desk uses a name again: it rings clearly after the end of the call that had it. The hub never does. */
export const ringsAnew = ({ own }: Kept, { endedAt }: ContactLife, { type, at }: CallEvent): boolean =>
  own.source !== 'hub' && type === 'ring' && endedAt !== null && at > endedAt + ANEW_MS;
