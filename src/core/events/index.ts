export { eventsRouter } from './handlers.ts';
export { createRing, type Ring } from './ring.ts';
