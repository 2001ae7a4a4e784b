export { ScenariosScreen } from './scenarios-screen.tsx';
export { ScenarioOfTicket } from './scenario-of-ticket.tsx';
