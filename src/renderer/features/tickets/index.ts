export { InboxProvider } from './inbox-store.ts';
export { InboxScreen } from './inbox-screen.tsx';
export { TicketProperties } from './ticket-properties.tsx';
