import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { fileKeys } from '#core/adapters/keys-file.node.ts';
import { createNodePorts } from '#core/adapters/node-ports.node.ts';
import { createCore } from '#core/index.ts';
import type { Log } from '#core/kernel/ports.ts';
import { addPerson } from '#hub/admin/people.ts';
import { grantParts } from '#hub/auth/accounts.ts';
import { addQueue } from '#hub/admin/queues.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { inTransaction, openStore } from '#hub/store/index.ts';
import { loadRows, raiseNumbers } from '#hub/sync/load-rows.ts';
import type { Role } from '#shared/domain/rights.ts';
import type { Part } from '#shared/domain/part.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { startHubProcess, type HubProcess } from '#testkit/hub/hub-process.ts';
import { batches } from './batches.ts';
import { CORPUS, QUEUE, ticketRows } from './tickets.ts';

export const HANDLE = 'bench';
export const PASSWORD = 'a-bench-password';
const HUB_URL = 'hub-url';
const ROOT = join(tmpdir(), 'attune-bench');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A folder made once by `prepare` and kept for later runs; one that was cut short is made again. */
export async function keptFolder(name: string, prepare: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(ROOT, `${name}-p${PROTOCOL_VERSION}-c${CORPUS}`);
  const mark = join(folder, '.ready');
  if (await exists(mark)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await prepare(folder);
  await writeFile(mark, '');
  return folder;
}

export async function freshFolder(name: string): Promise<string> {
  const folder = join(ROOT, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Rows to measure with: `name` tells the prepared folders of one kind from those of another. */
export type Corpus = {
  readonly name: string;
  readonly rows: (count: number, agentId: string | null) => Iterable<Effect>;
  /** Default: agent. */
  readonly role?: Role;
  /** What the person holds besides the queue. */
  readonly parts?: readonly Part[];
};
const TICKETS: Corpus = { name: '', rows: ticketRows };

/** The folder of a hub (embedded PGlite) that holds `count` tickets and one agent. */
export const hubFolder = (count: number, corpus = TICKETS): Promise<string> =>
  keptFolder(`${corpus.name}hub-${count}`, async (folder) => {
    const store = await openStore({ database: join(folder, 'pglite'), clock: systemClock, log: silentLog });
    const now = systemClock.now();
    await addQueue(store.db, { id: QUEUE, zh: '测量', en: 'Bench' }, commandLine(now));
    const person = {
      handle: HANDLE,
      name: 'Bench',
      role: corpus.role ?? ('agent' as const),
      queueIds: [QUEUE],
      password: PASSWORD,
    };
    const agent = await addPerson(store.db, person, commandLine(now));
    for (const rows of batches(corpus.rows(count, agent.id), 10_000)) await loadRows(store.db, rows, now);
    await inTransaction(store.db, (tx) => grantParts(tx, agent.id, corpus.parts ?? []));
    await raiseNumbers(store.db);
    await store.close();
  });

/** A hub process on the embedded database of a prepared folder. */
export function serveFolder(folder: string): Promise<HubProcess> {
  const database = join(folder, 'pglite');
  return startHubProcess(['serve', '--data', folder, '--database', database, '--port', '0', '--log', 'silent']);
}

export const startHub = async (count: number, corpus = TICKETS): Promise<HubProcess> =>
  serveFolder(await hubFolder(count, corpus));

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A whole core on the real disk and the real network, called without a shell. */
export function openCore(dataDir: string, hubUrl: string) {
  const ports = createNodePorts({
    dataDir,
    hubUrl,
    keys: fileKeys(join(dataDir, 'desk.key')),
    settings: { get: () => ({}), set: () => undefined },
    log: quiet,
    version: '0.0.0-bench',
    deviceName: 'bench',
    suggestedHandle: null,
  });
  const core = createCore(ports);
  return { core, app: createRouterClient(core.router) };
}

/** Asks until it is so; gives up after ten minutes, or what is given. */
export async function until(isSo: () => Promise<boolean>, everyMs = 20, limitMs = 600_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it did not happen within ${limitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** A million tickets, on a machine with other work to do. */
const LOADED_WITHIN_MS = 3_600_000;

/** The folder of a desk that holds everything of the hub with `count` tickets, and is not signed in. */
export const deskFolder = (count: number, corpus = TICKETS): Promise<string> =>
  keptFolder(`${corpus.name}desk-${count}`, async (folder) => {
    const hub = await startHub(count, corpus);
    const { core, app } = openCore(folder, hub.url);
    await app.session.signIn({ handle: HANDLE, password: PASSWORD });
    await until(async () => (await app.sync.status({})).state === 'online', 200, LOADED_WITHIN_MS);
    await until(
      async () => {
        const { done, total, isBuilding } = await app.search.progress({});
        return !isBuilding && done === total;
      },
      200,
      LOADED_WITHIN_MS,
    );
    await core.stop();
    await hub.stop();
    await writeFile(join(folder, HUB_URL), hub.url);
  });

/** The address that desk knows its hub by. Nobody listens there any more: the desk works alone. */
export const goneHubOf = (folder: string): Promise<string> => readFile(join(folder, HUB_URL), 'utf8');
