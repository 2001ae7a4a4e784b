/** What a person at a desk is doing. Free of schemas. */
export const PRESENCE_STATES = ['available', 'on-contact', 'acw', 'break', 'offline'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];
