export { DeskContacts, type ContactsWorld } from './desk-contacts.ts';
export { liveFacts, talksOf } from './facts.ts';
export { contactsRouter } from './handlers.ts';
export { forgetLinesFrom } from './kept.ts';
export type { LineWord } from './hub-line.ts';
export type { ContactNews, Heard } from './live.ts';
export type { Presence } from './presence.ts';
export { contactTables } from './tables.ts';
