/** What a customer's history is made of. Free of schemas, for the screen. */
export const HISTORY_KINDS = ['ticket', 'contact', 'promise', 'gesture', 'run'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];
