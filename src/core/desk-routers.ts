import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { attachmentsRouter, type createContents, type createUploads } from './attachments/index.ts';
import { contactsRouter, liveFacts, talksOf, type DeskContacts } from './contacts/index.ts';
import type { CorePorts } from './core-ports.ts';
import { customersRouter } from './customers/index.ts';
import { directoryRouter } from './directory/index.ts';
import { draftsRouter } from './drafts/index.ts';
import { eventsRouter, type Readers, type Ring } from './events/index.ts';
import { guidanceRouter } from './guidance/index.ts';
import { historyRouter } from './history/index.ts';
import type { CurrentDesk } from './kernel/desk.ts';
import type { Intents } from './kernel/ports.ts';
import { knowledgeRouter, type createMiner } from './knowledge/index.ts';
import { loadRouter, type DeskLoad } from './load/index.ts';
import { messagesRouter, repliesOn } from './messages/index.ts';
import { noticesRouter } from './notices/index.ts';
import { outboxRouter } from './outbox/index.ts';
import { promisesRouter } from './promises/index.ts';
import { searchRouter } from './search/index.ts';
import { sopsRouter } from './sops/index.ts';
import { syncRouter } from './sync/index.ts';
import { setFields, ticketsRouter } from './tickets/index.ts';
import { viewersRouter } from './viewers/index.ts';

/** Where a desk is worked at: one real one, and one that stands in for it while somebody practises. */
export type Seat = {
  readonly ring: Ring;
  readonly readers: Readers;
  readonly uploads: ReturnType<typeof createUploads>;
  readonly contents: ReturnType<typeof createContents>;
  readonly miner: ReturnType<typeof createMiner>;
  readonly intents: Intents;
  /** These throw a refusal while the seat is empty. */
  readonly desk: CurrentDesk;
  readonly contacts: () => DeskContacts;
  readonly load: () => DeskLoad;
  readonly status: () => SyncStatus;
  /** The procedure one is here to walk; null: whichever fits. */
  readonly fitting: () => string | null;
  readonly isOpen: () => boolean;
};

/** What reads customers' words: it asks contacts, and says when it has learned. */
function guidanceOf(ports: CorePorts, seat: Seat) {
  const { desk, ring } = seat;
  return guidanceRouter({
    ...ports,
    intents: seat.intents,
    desk,
    isOpen: seat.isOpen,
    talks: talksOf(
      seat.contacts,
      () => ports.clock.now(),
      () => desk().agent(),
    ),
    onLearned: () => {
      ring.publish({ type: 'changed', tables: { intent: 'all' } });
    },
  });
}

/** Everything a desk is worked with, for one seat. `stop` ends what goes on behind the calls. */
export function deskRouters(ports: CorePorts, seat: Seat) {
  const { clock, ids } = ports;
  const { desk, ring, readers, uploads, contents, miner } = seat;
  const watched = { desk, clock, skew: () => seat.contacts().skew() };
  const guidance = guidanceOf(ports, seat);
  const routers = {
    attachments: attachmentsRouter({ desk, clock, ids, crypto: ports.crypto, uploads, contents }),
    contacts: contactsRouter(desk, { ...ports, contacts: seat.contacts }),
    customers: customersRouter(desk),
    directory: directoryRouter(desk),
    drafts: draftsRouter(desk, clock, repliesOn),
    events: eventsRouter({ ring, readers, run: ids.uuid(), clock }, ports.version),
    guidance: guidance.router,
    history: historyRouter(desk, clock),
    knowledge: knowledgeRouter({ desk, clock, ids, contents, miner }),
    load: loadRouter({ ...watched, load: seat.load }),
    messages: messagesRouter(desk, ids, setFields),
    notices: noticesRouter(desk),
    outbox: outboxRouter(desk, clock),
    promises: promisesRouter(desk, clock),
    search: searchRouter({ desk, clock, ids }),
    sops: sopsRouter({
      desk,
      meant: guidance.meant,
      fitting: seat.fitting,
      clock,
      ids,
      contact: (db, contactId) => liveFacts(db, seat.contacts(), contactId, { now: clock.now(), me: desk().agent() }),
    }),
    sync: syncRouter(desk, seat.status),
    tickets: ticketsRouter(desk, { clock, ids }),
    viewers: viewersRouter(desk),
  };
  return { routers, watched, stop: guidance.stop };
}
