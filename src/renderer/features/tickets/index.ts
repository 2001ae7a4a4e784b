export { InboxScreen } from './inbox-screen.tsx';
export { TicketProperties } from './ticket-properties.tsx';
