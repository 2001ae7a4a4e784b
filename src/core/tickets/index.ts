export { setFields, type StatusChange } from './edit.ts';
export { ticketsRouter } from './handlers.ts';
export { Keeper } from './keeper.ts';
export { ticketTable } from './table.ts';
