export { historyRouter } from './handlers.ts';
export { policiesOf } from './policies.ts';
export { popFacts, type PopFacts } from './pop.ts';
export { queueFor } from './queue-for.ts';
