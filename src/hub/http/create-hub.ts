import type { CallEventInput } from '#shared/domain/call-event.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { AccessTokens } from '../auth/access-token.ts';
import { dropOldFamilies } from '../auth/families.ts';
import { dropOldTries } from '../auth/throttle.ts';
import { Turns } from '../auth/turns.ts';
import { Bots, type BotParts } from '../bot/bots.ts';
import { readsNoFeelings } from '../bot/feeling.ts';
import { ownProvider } from '../bot/own/provider.ts';
import { forgetTurns } from '../bot/turns.ts';
import { ChannelTokens } from '../channels/tokens.ts';
import { DESK, Shedder } from '../channels/shed.ts';
import { forgetSeen } from '../inbound/take.ts';
import { Board } from '../live/board.ts';
import { Live } from '../live/live.ts';
import { holdersOf } from '../live/scope.ts';
import { eventOf } from '../live/show.ts';
import { Switchboard, type Source } from '../live/switchboard.ts';
import { IN_PROCESS } from '../kernel/loopback.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Store } from '../store/index.ts';
import { PageCache } from '../sync/page-cache.ts';
import { Pokes } from '../sync/poke.ts';
import { endRows } from '../sync/end-rows.ts';
import { forgetOld } from '../sync/retention.ts';
import { buildApp } from './app.ts';
import type { Around, HubConfig } from './around.ts';
import { Semaphore } from './semaphore.ts';

export type Hub = {
  /** Answers one request. `address` is where it comes from: sign-in tries are counted by it. */
  fetch(request: Request, address?: string): Promise<Response>;
  /** Something a telephone system says that is not heard over HTTP. */
  hear(source: Source, event: CallEventInput): Promise<unknown>;
  /** Every route as registered, for tests that walk them. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** What is done every hour: lets go of what is old, and says what goes on here. Resolves once it is done. */
  clean(): Promise<void>;
  /** Ends every stream and the hub's own timers. The store stays open. */
  close(): Promise<void>;
};

/** `bot`: who answers on channels that have one, and who reads feelings; what is left out is ours, and reads none. */
export type HubParts = { store: Store; clock: Clock; log: Log; config: HubConfig; bot?: Partial<BotParts> };

/** A hub without a socket: give it requests, it gives answers. */
export async function createHub({ store, clock, log, config, bot = {} }: HubParts): Promise<Hub> {
  const pokes = new Pokes(clock);
  const stopListening = await store.listen((version) => pokes.heard(version));
  const live = new Live({
    clock,
    log,
    listening: () => pokes.agents(),
    tell: (agentId, event) => pokes.tell(agentId, eventOf(event)),
    holders: (ticketId, agentIds) => holdersOf(store.db, ticketId, agentIds),
  });
  const switchboard = new Switchboard({ store, clock, log, tell: (agentId, word) => pokes.tell(agentId, word) });
  const stopLive = await store.listenLive((word) => {
    live.heard(word);
    switchboard.heardWord(word);
  });
  await switchboard.begin();
  const { presence, contacts, reliefs, directory } = switchboard;
  const board = new Board({ clock, log, presence, contacts, reliefs, directory });
  const provider = bot.provider ?? ownProvider({ db: store.db, clock, log });
  const bots = new Bots({ db: store.db, clock, log, switchboard, provider, read: bot.read ?? readsNoFeelings });
  const around: Around = {
    store,
    db: store.db,
    clock,
    log,
    config,
    pokes,
    live,
    switchboard,
    board,
    channels: new ChannelTokens(store.db, clock),
    bots,
    shedder: new Shedder(clock, log),
    deskShedder: new Shedder(clock, log, DESK),
    // A file of 20 MB stands in memory several times over while it is taken.
    inboundFiles: new Turns(2, 32),
    tokens: await AccessTokens.open(store.db, clock),
    serviceTokenHash: config.serviceTokenHash,
    pages: new PageCache(),
    snapshots: new Semaphore(config.maxSnapshots ?? 4),
    manifests: new Semaphore(config.maxManifests ?? 2),
    // Fewer than there are connections, so that what is written never waits behind what is read. A pull that waits costs
    // nothing, one that is refused nearly as much as one that is answered: a whole team may stand in line.
    pulls: new Turns(8, config.maxPulls ?? 1024),
    // Two at once leave the rest of Node's four threads to files and packing; 32 are through within a second or two.
    signIns: new Turns(2, config.maxSignIns ?? 32),
  };
  const app = buildApp(around);
  const stopCleaning = cleanHourly(around);
  bots.begin();
  return {
    fetch: async (request, address = IN_PROCESS) => app.fetch(request, { address }),
    hear: (source, event) => switchboard.hear(source, event),
    routes: app.routes,
    clean: async () => void (await cleanOnce(around)),
    async close() {
      stopCleaning();
      pokes.close();
      live.close();
      board.close();
      await bots.close();
      await switchboard.close();
      await stopLive();
      await stopListening();
    },
  };
}

const cleanOnce = ({ db, clock, switchboard }: Around): Promise<unknown> => {
  const now = clock.now();
  return Promise.all([
    forgetOld(db, now),
    endRows(db, now),
    dropOldTries(db, now),
    dropOldFamilies(db, now),
    switchboard.tend(),
    forgetSeen(db, now),
    forgetTurns(db, now),
  ]);
};

function cleanHourly(around: Around): () => void {
  const { clock, log } = around;
  let cancel: (() => void) | undefined;
  const next = (): void => {
    cancel = clock.after(HOUR, () => {
      void cleanOnce(around)
        .catch((cause: unknown) => log.error('cleaning-failed', cause))
        .finally(next);
    });
  };
  next();
  return () => cancel?.();
}
