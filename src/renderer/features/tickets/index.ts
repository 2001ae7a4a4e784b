import { lazy } from 'react';

const load = () => import('./ticket-properties.tsx');

/** Not part of the first screen: fetched before or with the first ticket that is opened. */
export const TicketProperties = lazy(async () => ({ default: (await load()).TicketProperties }));
export const fetchProperties = (): void => void load();
export { InboxProvider } from './inbox-store.ts';
export { InboxScreen } from './inbox-screen.tsx';
export { askFirstRows } from './queries.ts';
