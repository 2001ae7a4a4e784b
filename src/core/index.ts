import { implement, ORPCError } from '@orpc/server';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { appContract } from '#shared/contract/app/index.ts';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import type { ContactId, TicketId } from '#shared/kernel/ids.ts';
import { adminRouter } from './admin/index.ts';
import { attachmentsRouter, createContents, createUploads } from './attachments/index.ts';
import { boardRouter } from './board/index.ts';
import { contactsRouter, liveFacts, talksOf, type ContactNews, type Heard } from './contacts/index.ts';
import { customersRouter } from './customers/index.ts';
import { diagnosticsRouter } from './diagnostics/index.ts';
import { directoryRouter } from './directory/index.ts';
import { draftsRouter } from './drafts/index.ts';
import { createRing, eventsRouter, Readers } from './events/index.ts';
import { guidanceRouter } from './guidance/index.ts';
import { historyRouter } from './history/index.ts';
import type {
  Cabinet,
  Clock,
  Crypto,
  Ids,
  Intents,
  Keys,
  Log,
  Machine,
  Random,
  ReadFeeling,
  Replicas,
  SettingsStore,
  TelephonyDoor,
  Transport,
} from './kernel/ports.ts';
import { DiskFull, ReplicaDamaged } from './db/errors.ts';
import { createFaults, type Faults } from './kernel/faults.ts';
import { Refusal } from './kernel/refusal.ts';
import { sheltered } from './kernel/shelter.ts';
import { createMiner, knowledgeRouter } from './knowledge/index.ts';
import { loadRouter } from './load/index.ts';
import { messagesRouter, repliesOn } from './messages/index.ts';
import { noticesRouter } from './notices/index.ts';
import { outboxRouter } from './outbox/index.ts';
import { promisesRouter } from './promises/index.ts';
import { progressOf, searchRouter } from './search/index.ts';
import { createProbe, SessionService, enrolmentsOf, sessionRouter } from './session/index.ts';
import { settingsRouter } from './settings/index.ts';
import { sopsRouter } from './sops/index.ts';
import { syncRouter } from './sync/index.ts';
import { setFields, ticketsRouter } from './tickets/index.ts';
import { viewersRouter } from './viewers/index.ts';

export type CorePorts = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly transport: Transport;
  readonly keys: Keys;
  readonly cabinet: Cabinet;
  readonly settings: SettingsStore;
  readonly telephony: TelephonyDoor;
  /** Null: what it reads with is missing or damaged; then nothing is read, and the screen says so. */
  readonly feel: ReadFeeling | null;
  readonly intents: Intents;
  readonly crypto: Crypto;
  readonly replicas: Replicas;
  readonly machine: Machine;
  readonly version: string;
  readonly deviceName: string;
  /** Offered first on the sign-in page; null: the last person who signed in here. */
  readonly suggestedHandle: string | null;
};

export type Core = {
  /** Every call of the contract; needs no context. */
  readonly router: AppRouter;
  /**
   * One thing an exchange says, from a door of the shell. `claimed`: from a link that any page could have opened. `taken` false: nobody
   * is signed in.
   */
  hear(event: CallEventInput, source: 'desk' | 'claimed'): Heard;
  /** So many events were left out at the door because they came too fast. */
  shed(count: number): void;
  /** Whether somebody is at the computer, from a shell that is told; a page says itself when something was touched in it. */
  attend(what: 'active' | 'locked' | 'unlocked'): void;
  /** The machine has slept: lines from before are dead. Said by a shell that is told; the others are found out by their clock. */
  resume(): void;
  /** Locks the desk and ends everything the core had going. */
  stop(): Promise<void>;
};

/** The product behind its ports. One core serves any number of windows. */
export function createCore(ports: CorePorts): Core {
  return assemble(ports);
}

export type AppRouter = ReturnType<typeof assemble>['router'];

/** Ours, or that of a library that writes a file by itself. */
const isDiskFull = (error: unknown): boolean =>
  error instanceof DiskFull ||
  (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT'));

/** Refusals become the contract's errors; anything else is a fault, logged under a reference the agent can quote. */
function guard({ log, ids }: CorePorts, faults: Faults, onDamaged: () => void) {
  return async <T>({ next, path }: { next: () => T; path: readonly string[] }): Promise<Awaited<T>> => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      if (error instanceof Refusal) throw new ORPCError(error.code, { cause: error });
      const call = path.join('.');
      if (isDiskFull(error)) {
        log.warn('call.disk-full', { call });
        throw new ORPCError('DISK_FULL', { cause: error });
      }
      const reference = ids.uuid().slice(-12);
      log.error('call.fault', error, { call, reference });
      faults.note(reference, call, error);
      if (error instanceof ReplicaDamaged) {
        onDamaged();
        throw new ORPCError('REPLICA_DAMAGED', { cause: error });
      }
      throw new ORPCError('FAULT', { data: { reference }, cause: error });
    }
  };
}

function contactEvent(news: ContactNews): Exclude<AppEvent, { type: 'reset' }> {
  if (news.type === 'contact') return { type: 'contact', ...news.data };
  if (news.type === 'shed') return { type: 'contacts-shed', shed: news.shed };
  return { type: 'contact-gone', contactId: news.contactId as ContactId };
}

function world(ports: CorePorts) {
  const { clock, random, crypto, keys, transport } = ports;
  const ring = createRing();
  const readers = new Readers(() => {
    if (session.agent()) session.contacts().attended();
  });
  const uploads = createUploads();
  const contents = createContents();
  const miner = createMiner(ports.clock, ports.log);
  const enrolments = enrolmentsOf(ports.cabinet, crypto, transport.hubUrl);
  const onChange = (): void => {
    ring.publish({ type: 'session' });
  };
  const probe = createProbe(transport, clock, onChange);
  const session = new SessionService({
    ...ports,
    keyWorld: { crypto, keys, random },
    enrolments,
    probe,
    desk: {
      ...ports,
      announce: (changes) => {
        ring.publishChanges(changes);
      },
      onViewers: ({ ticketId, viewers }) => {
        ring.publish({ type: 'viewers', ticketId: ticketId as TicketId, viewers });
      },
      onStatus: (status) => {
        ring.publish({ type: 'sync', status });
      },
      onContact: (news) => {
        ring.publish(contactEvent(news));
      },
      isAttended: () => readers.isAny,
      onIndex: (progress) => {
        ring.publish({ type: 'index', progress });
      },
    },
    onChange,
    onLock: () => {
      uploads.discardAll();
      contents.forget();
      miner.stop();
      // What was learned from one person's desk answers nobody else.
      ports.intents.stop();
    },
  });
  return { ring, readers, uploads, contents, miner, enrolments, probe, session };
}

/** What reads customers' words: it asks contacts, and says when it has learned. */
function guidanceOf(ports: CorePorts, ring: ReturnType<typeof createRing>, session: SessionService) {
  const desk = () => session.current();
  return guidanceRouter({
    ...ports,
    desk,
    isOpen: () => session.agent() !== null,
    talks: talksOf(
      () => session.contacts(),
      () => ports.clock.now(),
      () => desk().agent(),
    ),
    onLearned: () => {
      ring.publish({ type: 'changed', tables: { intent: 'all' } });
    },
  });
}

function assemble(given: CorePorts) {
  const ports = {
    ...given,
    clock: sheltered(given.clock, given.log, () => {
      session.damaged();
    }),
  };
  const { clock, ids, settings } = ports;
  const { ring, readers, uploads, contents, miner, enrolments, probe, session } = world(ports);
  const desk = () => session.current();
  const watched = { desk, clock, skew: () => session.contacts().skew() };
  const faults = createFaults(clock);
  const guidance = guidanceOf(ports, ring, session);
  const os = implement(appContract).use(
    guard(ports, faults, () => {
      session.damaged();
    }),
  );
  const router = os.router({
    admin: adminRouter(desk, ports.transport.hubUrl),
    attachments: attachmentsRouter({ desk, clock, ids, crypto: ports.crypto, uploads, contents }),
    board: boardRouter({ ...watched, hubUrl: ports.transport.hubUrl, line: () => session.board() }),
    contacts: contactsRouter(desk, { ...ports, contacts: () => session.contacts() }),
    customers: customersRouter(desk),
    diagnostics: diagnosticsRouter({
      ...ports,
      session,
      probe,
      faults,
      index: () => (session.agent() ? desk().read(progressOf) : { done: 0, total: 0, isBuilding: false }),
    }),
    directory: directoryRouter(desk),
    drafts: draftsRouter(desk, clock, repliesOn),
    events: eventsRouter({ ring, readers, run: ids.uuid(), clock }, ports.version),
    guidance: guidance.router,
    history: historyRouter(desk, clock),
    knowledge: knowledgeRouter({ desk, clock, ids, contents, miner }),
    load: loadRouter({ ...watched, load: () => session.load() }),
    messages: messagesRouter(desk, ids, setFields),
    notices: noticesRouter(desk),
    outbox: outboxRouter(desk, clock),
    promises: promisesRouter(desk, clock),
    search: searchRouter({ desk, clock, ids }),
    session: sessionRouter({ ...ports, service: session, enrolments, probe }),
    settings: settingsRouter(settings, ports.telephony, () => {
      ring.publish({ type: 'settings' });
    }),
    sops: sopsRouter({
      desk,
      meant: guidance.meant,
      clock,
      ids,
      contact: (db, contactId) =>
        liveFacts(db, session.contacts(), contactId, { now: clock.now(), me: desk().agent() }),
    }),
    sync: syncRouter(desk, () => session.status()),
    tickets: ticketsRouter(desk, { clock, ids }),
    viewers: viewersRouter(desk),
  });
  const stop = async (): Promise<void> => {
    probe.stop();
    guidance.stop();
    ports.intents.stop();
    if (session.agent()) await session.signOut();
  };
  const resume = (): void => {
    session.woke();
  };
  const hear: Core['hear'] = (event, source) =>
    session.agent() ? session.contacts().hear(event, source) : { taken: false, reject: null };
  const shed = (count: number): void => {
    if (session.agent()) session.contacts().live.noteShed(count);
  };
  const attend: Core['attend'] = (what) => session.attend(what);
  return { router, hear, shed, attend, resume, stop };
}
