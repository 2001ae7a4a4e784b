export * from './kinds.ts';
export { scenarioFromTicket } from './scenario-from-ticket.ts';
