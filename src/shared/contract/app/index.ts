import { attachments } from './attachments.ts';
import { customers } from './customers.ts';
import { directory } from './directory.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { knowledge } from './knowledge.ts';
import { messages } from './messages.ts';
import { outbox } from './outbox.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { sync } from './sync.ts';
import { tickets } from './tickets.ts';

/** Every call the screen may make to the core, by domain. */
export const appContract = {
  attachments,
  customers,
  directory,
  drafts,
  events,
  knowledge,
  messages,
  outbox,
  session,
  settings,
  sync,
  tickets,
};
export type AppContract = typeof appContract;
