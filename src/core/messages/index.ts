export { messagesRouter, type SetFields } from './handlers.ts';
export { messageTable } from './table.ts';
