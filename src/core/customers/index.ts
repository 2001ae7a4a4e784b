export { customersRouter } from './handlers.ts';
export { customerTable } from './table.ts';
