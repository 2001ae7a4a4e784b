export { fittingFill, misfits, missingFor, setFields, type StatusChange } from './edit.ts';
export { fieldsOf } from './fields.ts';
export { findTicketData } from './find.ts';
export { ticketsRouter } from './handlers.ts';
export { fillMutation, macroMutation, setMutation, tagMutation } from './mutations.ts';
export { Keeper } from './keeper.ts';
export { isLoading } from './keeper-queries.ts';
export { ticketTable } from './table.ts';
