export { boardRouter } from './handlers.ts';
export { BoardLine } from './line.ts';
