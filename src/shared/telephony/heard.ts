import type { CallEventInput } from '../domain/call-event.ts';

/**
 * What came of one message from outside. `nothing`: it was understood, and tells nothing of a contact (a key pressed in a menu).
 * `unreadable`: `place` is the name of the field that does not fit, as the formats write it.
 */
export type Heard =
  | { readonly kind: 'event'; readonly event: CallEventInput }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly place: string };

export const NOTHING: Heard = { kind: 'nothing' };
export const unreadable = (place: string): Heard => ({ kind: 'unreadable', place });
