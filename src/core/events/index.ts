export { eventsRouter } from './handlers.ts';
export { Readers } from './readers.ts';
export { createRing, type Ring } from './ring.ts';
