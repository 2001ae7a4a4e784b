export { setFields, ticketsRouter } from './handlers.ts';
export { ticketTable } from './table.ts';
