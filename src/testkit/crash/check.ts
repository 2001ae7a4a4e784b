import { ReplicaDamaged } from '#core/db/errors.ts';
import { getMeta } from '#core/db/meta.ts';
import { migrate, schemaVersion } from '#core/db/migrate.ts';
import { MIGRATIONS } from '#core/db/migrations/index.ts';
import type { Db } from '#core/db/types.ts';
import type { ReplicaParts } from '#core/kernel/ports.ts';
import { closeReplica, rememberSignIn } from '#core/session/replica.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { fakeClock, type FakeClock } from '../clock.ts';
import { memoryLog, type MemoryLog } from '../core-ports.ts';
import { AGENT, DEVICE, openParts, rest, signIn, START, startDesk } from './desk.ts';
import { lostEdits, unjournalled, unlikeBase, unlinked, unnoted, wrongSums, type Acknowledged } from './invariants.ts';
import { OLD_SCHEMA } from './phases.ts';
import { difference, rowsAtHub, rowsHere } from '../model-rows.ts';
import type { CrashWorld } from './world.ts';

/**
 * Opened again with the real code after the end of its process, a replica
 * opens: with its key, sound, at a schema that was finished;
 * keeps: every edit whose call had answered, and the sign-in;
 * journal: has the same edits in the journal beside it;
 * visible: shows what the hub sent and the queued edits on top;
 * sums: adds up, part by part, and holds exactly the rows its parts name;
 * search: has every row in the index or in the notes of what is behind;
 * rest: goes on with the same hub until nothing is left to do, and then equals it, without an error on the way.
 */
export const INVARIANTS = ['opens', 'keeps', 'journal', 'visible', 'sums', 'search', 'rest'] as const;
export type Invariant = (typeof INVARIANTS)[number];
export type Violation = { readonly invariant: Invariant; readonly what: string };

/** What the process had said before it ended. */
export type Said = {
  readonly acknowledged: readonly Acknowledged[];
  readonly isSignedIn: boolean;
  readonly errors: readonly string[];
};

const found = (invariant: Invariant, wrong: readonly string[]): Violation[] =>
  wrong.map((what) => ({ invariant, what }));

/** A file in the middle of a change of its schema is none that any program has written. */
const isFinished = (schema: number): boolean => [0, OLD_SCHEMA, MIGRATIONS.at(-1)?.number].includes(schema);

const partsAndIndex = (db: Db): Violation[] => [
  ...found('sums', db.read(wrongSums)),
  ...found('sums', db.read(unlinked)),
  ...found('search', db.read(unnoted)),
];

function standing({ db, journal }: ReplicaParts, said: Said, { hub }: CrashWorld): Violation[] {
  const atHub = hub.devices.get(DEVICE)?.lastMid ?? 0;
  const forgotten = said.isSignedIn && db.read((tx) => getMeta(tx, 'agent')) === undefined ? ['the sign-in'] : [];
  return [
    ...found('keeps', [...forgotten, ...db.read((tx) => lostEdits(tx, said.acknowledged, atHub))]),
    ...found('journal', unjournalled(journal.read().lines, said.acknowledged)),
    ...found('visible', unlikeBase(db)),
    ...partsAndIndex(db),
  ];
}

const UNDECIDED = `select (select count(*) from base) + (select count(*) from pend where state <> 'done') as n`;

/** What is wrong once nothing is left to do. */
function atRest({ db }: ReplicaParts, { hub }: CrashWorld, said: Said, log: MemoryLog): Violation[] {
  const undecided = db.read((tx) => tx.get<{ n: number }>(UNDECIDED))?.n ?? 0;
  const lastMid = hub.devices.get(DEVICE)?.lastMid ?? 0;
  const unsent = said.acknowledged.filter(({ mid }) => mid > lastMid).map(({ mid }) => `edit ${mid}, at the hub`);
  const errors = log.lines
    .filter(({ level, event }) => level === 'error' || event === 'part.mismatch')
    .map(({ event, cause }) => `${event} ${cause instanceof Error ? cause.message : ''}`);
  return [
    ...found('rest', difference(db.read(rowsHere), rowsAtHub(hub, AGENT))),
    ...found('rest', undecided > 0 ? [`${undecided} rows or edits undecided`] : []),
    ...found('rest', errors),
    ...found('keeps', unsent),
    ...partsAndIndex(db),
  ];
}

async function goOn(parts: ReplicaParts, clock: FakeClock, world: CrashWorld, said: Said): Promise<Violation[]> {
  const transport = world.hub.transport();
  const signedIn = await signIn(transport);
  rememberSignIn(parts.db, signedIn);
  const log = memoryLog();
  const open = startDesk({ clock, transport, log, seed: 1 }, parts, signedIn.accessToken);
  try {
    if (await rest(open, parts.db, clock)) return atRest(parts, world, said, log);
    return found('rest', [`not after three minutes: ${JSON.stringify(open.sync.status())}`]);
  } finally {
    open.close();
  }
}

function unopened({ db, journal }: ReplicaParts): Violation[] {
  const schema = db.read(schemaVersion);
  // The desk would not take it for a new one.
  if (schema === 0 && journal.bytes > 0) return found('opens', ['an empty file beside a journal']);
  if (!isFinished(schema)) return found('opens', [`schema ${schema}`]);
  return found('opens', db.isSound() ? [] : ['not sound']);
}

async function checkOpen(parts: ReplicaParts, clock: FakeClock, world: CrashWorld, said: Said): Promise<Violation[]> {
  const unusable = unopened(parts);
  if (unusable.length > 0) return unusable;
  migrate(parts.db);
  const wrong = [...found('rest', said.errors), ...standing(parts, said, world)];
  return [...wrong, ...(await goOn(parts, clock, world, said))];
}

/** Opens what an ended process has left below `dataDir`, and says everything that is wrong with it. */
export async function check(dataDir: string, world: CrashWorld, said: Said): Promise<Violation[]> {
  const clock = fakeClock(START + 2 * HOUR);
  let parts: ReplicaParts | undefined;
  try {
    parts = await openParts(dataDir, clock);
    return await checkOpen(parts, clock, world, said);
  } catch (error) {
    if (error instanceof ReplicaDamaged) return found('opens', [error.message]);
    throw error;
  } finally {
    if (parts) closeReplica(parts);
  }
}
