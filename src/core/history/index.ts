export { historyRouter } from './handlers.ts';
export { popFacts, type PopFacts } from './pop.ts';
export { queueFor } from './queue-for.ts';
