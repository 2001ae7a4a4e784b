/** A promise to the customer, as data the screen can draw. Free of schemas. */
export const CLOCKS = ['first', 'next', 'resolve'] as const;
export type ClockName = (typeof CLOCKS)[number];
export const CLOCK_STATES = ['running', 'at-risk', 'breached', 'paused', 'met', 'missed'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
