import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { inTransaction, openStore, type Store } from '#hub/store/index.ts';
import { checkEpoch } from '#hub/store/epoch.ts';
import { commit, HUB_WRITER } from '#hub/sync/commit.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { FakeClock } from '../clock.ts';
import type { Beginning, SimHub, StartHub } from '../sim-hub.ts';
import { fetchLine } from '../transport-fetch.ts';
import { effectsOf } from '../transport-model-store.ts';
import { machineOf } from './hub-machine.ts';
import { putImage, takeImage, type Image } from './image.ts';
import { collectAt, standingAt } from './sim-hub-rows.ts';
import { seated, type Seated } from './seated.ts';

const URL_OF_HUB = 'http://hub.test';
/** Nobody restores a database in less. */
const RESTORE_MS = 1000;
/** A restore leaves people signed in: what it costs them to sign in again is nothing of sync. */
const SIGN_INS = new Set(['token_family', 'refresh_token']);

/** One thing after the other, and no time passes meanwhile: that makes a history the same every time. */
function inTurn(clock: FakeClock): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return clock.track(done);
  };
}

/** The hub itself on the database of `seats`, as it stands there. */
async function startOn(store: Store, { tokens, epoch, tables }: Seated, beginning: Beginning): Promise<SimHub> {
  const { clock } = beginning;
  const { db } = store;
  const machine = await machineOf(store, beginning);
  const turn = inTurn(clock);
  const line = fetchLine(
    URL_OF_HUB,
    (path, init) => turn(() => machine.answer(new Request(new URL(path, URL_OF_HUB), init))),
    clock,
  );
  const restored = tables.filter(({ name }) => !SIGN_INS.has(name));
  const backups: Image[] = [];
  let streams = new AbortController();
  let timeline = epoch;
  return {
    get epoch() {
      return timeline;
    },
    get isDown() {
      return line.isDown;
    },
    set isDown(isDown) {
      line.isDown = isDown;
    },
    transport: () => ({
      hubUrl: URL_OF_HUB,
      request: (request) => {
        if (!request.path.startsWith('/sync/v1/poke')) return line.request(request);
        return line.request({ ...request, signal: AbortSignal.any([request.signal, streams.signal]) });
      },
    }),
    refreshToken: (name) => tokens[name] ?? '',
    put: (rows) =>
      turn(async () => {
        const effects = effectsOf(rows);
        await inTransaction(db, (tx) => commit(tx, { effects, by: HUB_WRITER, agentId: null, at: clock.now() }));
      }),
    ticket: (id) =>
      turn(async () => {
        const found = db.selectFrom('doc').select('data').where('tbl', '=', 'ticket').where('id', '=', id);
        return (await found.executeTakeFirst())?.data as Ticket | undefined;
      }),
    setScope: (name, scope) => turn(() => changeScope(store, name, { scope, at: clock.now() })),
    hangUp: () => {
      streams.abort();
      streams = new AbortController();
    },
    endAt: machine.endAt,
    backUp: () => turn(async () => void backups.push(await takeImage(db, restored))),
    restore: (pick) =>
      turn(() =>
        machine.renew(async () => {
          clock.sleep(RESTORE_MS);
          await putImage(db, backups[pick % backups.length] as Image);
          timeline = (await checkEpoch(db, clock.now(), true)).epoch;
        }),
      ),
    collect: (keep) => turn(() => collectAt(db, keep, clock.now())),
    stand: () => turn(() => standingAt(store, machine.faults)),
    close: () => turn(machine.close),
  };
}

/** As an administrator does at the command line. */
async function changeScope(
  { db }: Store,
  name: string,
  { scope, at }: { scope: readonly string[]; at: number },
): Promise<void> {
  const rows = await db.selectFrom('scope').select('part').where('agent', '=', name).orderBy('part').execute();
  const held = rows.map(({ part }) => part);
  for (const part of held.filter((one) => !scope.includes(one))) await revokeScope(db, name, part, commandLine(at));
  for (const part of scope.filter((one) => !held.includes(one))) await grantScope(db, name, part, commandLine(at));
}

const unmoving = { now: () => 0, after: () => () => undefined };

/** A database in memory, brought up to date once, on which one hub after the other begins. */
export async function openRealHubs(): Promise<{ start: StartHub; close(): Promise<void> }> {
  const store = await openStore({ database: 'memory', clock: unmoving, log: silentLog });
  const seats = await seated(store);
  return {
    start: async (beginning) => startOn(store, await seats.begin(beginning), beginning),
    close: () => store.close(),
  };
}
