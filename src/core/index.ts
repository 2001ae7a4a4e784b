import { implement } from '@orpc/server';
import { appContract } from '#shared/contract/app/index.ts';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { adminRouter } from './admin/index.ts';
import { createContents, createUploads } from './attachments/index.ts';
import { boardRouter } from './board/index.ts';
import type { Heard } from './contacts/index.ts';
import type { CorePorts } from './core-ports.ts';
import { deskRouters, type Seat } from './desk-routers.ts';
import { diagnosticsRouter } from './diagnostics/index.ts';
import { createRing, Readers } from './events/index.ts';
import { guard } from './guard.ts';
import { createFaults } from './kernel/faults.ts';
import { sheltered } from './kernel/shelter.ts';
import { createMiner } from './knowledge/index.ts';
import { Practice, practiceRouter } from './practice/index.ts';
import { ringHooks } from './ring-hooks.ts';
import { progressOf } from './search/index.ts';
import { scenariosRouter } from './scenarios/index.ts';
import { createProbe, SessionService, enrolmentsOf, sessionRouter } from './session/index.ts';
import { settingsRouter } from './settings/index.ts';
import { createStage } from './stage.ts';

export type { CorePorts } from './core-ports.ts';

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

/** Whoever sits down, and whatever stands for them. */
function world(ports: CorePorts) {
  const { clock, ids, random, crypto, keys, transport } = ports;
  const ring = createRing();
  const readers = new Readers(() => {
    if (session.agent()) session.contacts().attended();
  });
  const hooks = ringHooks(ring, readers);
  const uploads = createUploads();
  const contents = createContents();
  const miner = createMiner(clock, ports.log);
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
      ...hooks,
      onContact: (news) => {
        if (news.type === 'contact' && news.data.contact.endedAt === null) practice.makeWay();
        hooks.onContact(news);
      },
    },
    onChange,
    onLock: () => {
      practice.close();
      uploads.discardAll();
      contents.forget();
      miner.stop();
      // What was learned from one person's desk answers nobody else.
      ports.intents.stop();
    },
  });
  const stage = createStage(ports);
  const practice = new Practice({
    clock,
    ids,
    feel: ports.feel,
    wording: ports.wording,
    log: ports.log,
    source: ports.practice,
    desk: () => session.current(),
    isAttended: () => readers.isAny,
    stage,
    changed: () => ring.publish({ type: 'changed', tables: { practice: 'all' } }),
  });
  return { ring, readers, uploads, contents, miner, enrolments, probe, session, stage, practice };
}

export type AppRouter = ReturnType<typeof assemble>['router'];

/** The desk of whoever is signed in. */
const realSeat = (
  ports: CorePorts,
  { ring, readers, uploads, contents, miner, session }: ReturnType<typeof world>,
): Seat => ({
  ring,
  readers,
  uploads,
  contents,
  miner,
  intents: ports.intents,
  desk: () => session.current(),
  contacts: () => session.contacts(),
  load: () => session.load(),
  status: () => session.status(),
  fitting: () => null,
  isOpen: () => session.agent() !== null,
});

function assemble(given: CorePorts) {
  const ports = {
    ...given,
    clock: sheltered(given.clock, given.log, () => {
      session.damaged();
    }),
  };
  const { clock, settings } = ports;
  const seats = world(ports);
  const { ring, probe, session, enrolments, stage, practice } = seats;
  const faults = createFaults(clock);
  const desk = () => session.current();
  const real = deskRouters(ports, realSeat(ports, seats));
  const rehearsal = deskRouters(ports, stage.seat);
  const os = implement(appContract).use(
    guard(ports, faults, () => {
      session.damaged();
    }),
  );
  const router = os.router({
    ...real.routers,
    admin: adminRouter(desk, ports.transport.hubUrl),
    board: boardRouter({ ...real.watched, hubUrl: ports.transport.hubUrl, line: () => session.board() }),
    diagnostics: diagnosticsRouter({
      ...ports,
      session,
      probe,
      faults,
      index: () => (session.agent() ? desk().read(progressOf) : { done: 0, total: 0, isBuilding: false }),
    }),
    practice: practiceRouter(practice),
    rehearsal: rehearsal.routers,
    scenarios: scenariosRouter({ ...ports, desk, source: ports.practice }),
    session: sessionRouter({ ...ports, service: session, enrolments, probe }),
    settings: settingsRouter(settings, ports.telephony, () => {
      ring.publish({ type: 'settings' });
    }),
  });
  const stop = async (): Promise<void> => {
    probe.stop();
    real.stop();
    rehearsal.stop();
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
