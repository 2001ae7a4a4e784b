import { admin } from './admin.ts';
import { attachments } from './attachments.ts';
import { board } from './board.ts';
import { contacts } from './contacts.ts';
import { customers } from './customers.ts';
import { diagnostics } from './diagnostics.ts';
import { directory } from './directory.ts';
import { drafts } from './drafts.ts';
import { events } from './events.ts';
import { guidance } from './guidance.ts';
import { history } from './history.ts';
import { load } from './load.ts';
import { knowledge } from './knowledge.ts';
import { messages } from './messages.ts';
import { notices } from './notices.ts';
import { outbox } from './outbox.ts';
import { practice } from './practice.ts';
import { promises } from './promises.ts';
import { scenarios } from './scenarios.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { sops } from './sops.ts';
import { sync } from './sync.ts';
import { tickets } from './tickets.ts';
import { viewers } from './viewers.ts';

/** What a desk is worked with. There are two: the real one, and the one that stands in for it while somebody practises. */
const deskContract = {
  attachments,
  contacts,
  customers,
  directory,
  drafts,
  events,
  guidance,
  history,
  knowledge,
  load,
  messages,
  notices,
  outbox,
  promises,
  search,
  sops,
  sync,
  tickets,
  viewers,
};

/** Every call the screen may make to the core, by domain. */
export const appContract = {
  ...deskContract,
  admin,
  board,
  diagnostics,
  practice,
  /** The same calls, answered by a desk of its own that nothing leaves; NOT_FOUND while nobody practises. */
  rehearsal: deskContract,
  scenarios,
  session,
  settings,
};
export type AppContract = typeof appContract;
