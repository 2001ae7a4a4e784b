import { join } from 'node:path';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { folderReplicas } from '#core/adapters/replicas.node.ts';
import type { Db } from '#core/db/types.ts';
import { openDesk, type OpenDesk } from '#core/desk/index.ts';
import type { Log, ReplicaParts, Transport } from '#core/kernel/ports.ts';
import { SignedIn } from '#shared/contract/team/auth.ts';
import type { FakeClock } from '../clock.ts';
import { seededIds } from '../ids.ts';
import { seededRandom } from '../random.ts';

/** The desk all crash points are tried on: real files, real encryption, real code; time and chance are given. */
export const AGENT = 'ana';
export const PASSWORD = 'ana-password';
export const DEVICE = '00000000-0000-7000-8000-000000000001';
export const FOLDER = 'desk';
export const KEY = Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1);
export const START = Date.UTC(2026, 10, 21, 9);

export const replicaFile = (dataDir: string): string => join(dataDir, FOLDER, 'replica.db');

/** The open file, the journal and the attachments, at whatever schema the file is. @throws ReplicaDamaged */
export const openParts = (dataDir: string, clock: FakeClock): Promise<ReplicaParts> =>
  folderReplicas(dataDir, nodeCrypto, clock).open({ folder: FOLDER, key: KEY.slice() });

export async function signIn(transport: Transport): Promise<SignedIn> {
  const body = JSON.stringify({ handle: AGENT, password: PASSWORD, deviceId: DEVICE, deviceName: 'crash point' });
  const response = await transport.request({
    method: 'POST',
    path: '/api/v1/auth/sign-in',
    headers: { 'content-type': 'application/json' },
    body,
    signal: new AbortController().signal,
    timeoutMs: 10_000,
  });
  return SignedIn.parse(JSON.parse(await response.text()));
}

type World = { readonly clock: FakeClock; readonly transport: Transport; readonly log: Log; readonly seed: number };

const nothing = (): void => undefined;

export function startDesk(world: World, parts: ReplicaParts, accessToken: string | null): OpenDesk {
  const { clock, seed } = world;
  const told = { announce: nothing, onStatus: nothing, onViewers: nothing, onContact: nothing, onIndex: nothing };
  const called = { onLease: nothing, onRevoked: nothing, onDamaged: nothing };
  return openDesk(
    {
      ...world,
      ...told,
      isAttended: () => false,
      feel: null,
      settings: { get: () => ({}), set: nothing },
      ids: seededIds(clock, seed),
      random: seededRandom(seed),
      crypto: nodeCrypto,
    },
    { ...parts, ...called, accessToken },
  );
}

export function isAtRest({ sync }: OpenDesk): boolean {
  const { state, waiting, loading } = sync.status();
  return state === 'online' && waiting === 0 && loading === null;
}

const LONGEST_MS = 180_000;
/** Long enough for the index, which comes after everything else. */
const INDEX_MS = 6000;

/** Lets time go by until nothing is left to send, to load or to index. @returns false: three minutes were not enough. */
export async function rest(open: OpenDesk, db: Db, clock: FakeClock): Promise<boolean> {
  const isIndexed = (): boolean => db.read((tx) => tx.get('select 1 as x from search_dirty limit 1')) === undefined;
  open.sync.now();
  await clock.settle();
  for (let waited = 0; waited < LONGEST_MS; waited += INDEX_MS) {
    if (isAtRest(open) && isIndexed()) return true;
    await clock.advance(INDEX_MS);
  }
  return false;
}
