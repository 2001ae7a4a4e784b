/** What a custom field may hold. A choice is kept by its key, a date as `YYYY-MM-DD`. Free of schemas, for the screen. */
export type FieldValue = string | number | boolean;
export const FIELD_KINDS = ['text', 'number', 'choice', 'date', 'yesno'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
