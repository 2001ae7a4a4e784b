export { Findings } from './findings.ts';
export * from './kinds.ts';
export { peopleIn } from './people.ts';
export { scenarioFromTicket } from './scenario-from-ticket.ts';
