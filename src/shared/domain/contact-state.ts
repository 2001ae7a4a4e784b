/** Free of schemas, for the screen. */
export const CONTACT_STATES = ['ringing', 'answered', 'held', 'ended'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/**
 * How it ended. `finished`: after somebody had answered. `missed`: the other side gave up, or nobody could take it. `declined`: the
 * agent did not want it. `elsewhere`: a colleague took it. `lost`: nothing was heard of it for too long.
 */
export const CONTACT_ENDS = ['finished', 'missed', 'declined', 'elsewhere', 'lost'] as const;
export type ContactEnd = (typeof CONTACT_ENDS)[number];

/**
 * Whose address it is. `one`: a number kept with exactly one customer. `maybe`: only the last digits agree, or the caller says so
 * (`claimed`). `several`: kept with more than one. `unknown`: with none. `withheld`: the other side does not show it. `internal`: an
 * extension of ours.
 */
export const CONTACT_MATCHES = ['one', 'maybe', 'several', 'unknown', 'withheld', 'internal'] as const;
export type ContactMatch = (typeof CONTACT_MATCHES)[number];

export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];
