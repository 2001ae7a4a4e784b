import { createInterface } from 'node:readline';
import { writeSync } from 'node:fs';
import { migrate } from '#core/db/migrate.ts';
import { getMeta } from '#core/db/meta.ts';
import type { Db } from '#core/db/types.ts';
import type { OpenDesk } from '#core/desk/index.ts';
import { HubUnreachable, type HubRequest, type HubResponse, type Log, type Transport } from '#core/kernel/ports.ts';
import { rememberSignIn } from '#core/session/replica.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { fakeClock } from '../clock.ts';
import { seededIds } from '../ids.ts';
import { seededRandom } from '../random.ts';
import { openParts, rest, signIn, START, startDesk } from './desk.ts';
import { edit } from './edits.ts';
import { type Phase } from './phases.ts';
import type { Event, FromWorkload, ToWorkload } from './wire.ts';

/**
 * The process that is ended: one phase of a desk's life on a real encrypted replica. It talks with its parent in lines, so
 * that what it has said is known whenever it ends; its hub lives there.
 */
const [dataDir = '', phase = '', seedText = '1'] = process.argv.slice(2);
const seed = Number(seedText);
const clock = fakeClock(START + HOUR);
const chance = { random: seededRandom(seed + 100), ids: seededIds(clock, seed + 100) };

const say = (line: FromWorkload): void => void writeSync(1, `${JSON.stringify(line)}\n`);

let asked = 0;
const waiting = new Map<number, (answer: ToWorkload) => void>();
createInterface({ input: process.stdin }).on('line', (line) => {
  const answer = JSON.parse(line) as ToWorkload;
  waiting.get(answer.n)?.(answer);
  waiting.delete(answer.n);
});
/** The clock stands still until the parent has answered. */
const answerTo = (make: (n: number) => FromWorkload): Promise<ToWorkload> => {
  asked += 1;
  const n = asked;
  const answer = new Promise<ToWorkload>((resolve) => waiting.set(n, resolve));
  say(make(n));
  return clock.track(answer);
};
const happens = (event: Event): Promise<ToWorkload> => answerTo((n) => ({ k: 'event', n, event }));

const log: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (event, cause) => {
    say({ k: 'error', text: `${event}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}` });
  },
};

let isOffline = false;
let here: { open: OpenDesk; db: Db } | undefined;

function makeEdit(): void {
  const made = here && edit(here.open, here.db, chance);
  if (made) say({ k: 'acknowledged', ...made });
}

/** A line that stays open and says nothing. */
const silence = (signal: AbortSignal): AsyncIterable<string> => ({
  [Symbol.asyncIterator]: () => ({
    next: () =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve({ done: true, value: undefined });
        });
      }),
  }),
});

const responseOf = ({ status, body, head }: ToWorkload, signal: AbortSignal): HubResponse => ({
  status,
  header: (name) => (name === 'retry-after' ? null : head),
  text: () => Promise.resolve(body),
  bytes: () => Promise.resolve(new TextEncoder().encode(body)),
  lines: () => silence(signal),
});

/** Every third question is asked after one more edit: pages come in between edits, and edits between pages. */
const EDIT_EVERY = 3;

const transport: Transport = {
  hubUrl: 'https://hub.test',
  request: async ({ method, path, headers, body, signal }: HubRequest) => {
    if (isOffline) throw new HubUnreachable('offline');
    if (path.startsWith('/sync/v1/poke')) return responseOf({ n: 0, status: 200, body: '', head: null }, signal);
    if (path.startsWith('/sync/v1/') && asked % EDIT_EVERY === 0) makeEdit();
    const request = { method: method as 'GET', path, headers, body: typeof body === 'string' ? body : undefined };
    return responseOf(await answerTo((n) => ({ k: 'ask', n, request })), signal);
  },
};

/** For the proof that losses are seen: edits are written as if they need not be on the disk. */
const careless = (db: Db): Db => ({
  ...db,
  write: (work, options) => db.write(work, { ...options, isDurable: false }),
});

async function begin(): Promise<void> {
  const parts = await openParts(dataDir, clock);
  const db = process.env['ATTUNE_CRASH_CARELESS'] ? careless(parts.db) : parts.db;
  migrate(db);
  let accessToken: string | null = null;
  if (db.read((tx) => getMeta(tx, 'agent')) === undefined) {
    const signedIn = await signIn(transport);
    rememberSignIn(db, signedIn);
    say({ k: 'signedIn' });
    ({ accessToken } = signedIn);
  }
  here = { db, open: startDesk({ clock, transport, log, seed }, { ...parts, db }, accessToken) };
}

function end(): void {
  here?.open.close();
  here = undefined;
}

async function settle(): Promise<void> {
  if (here && !(await rest(here.open, here.db, clock))) say({ k: 'error', text: 'the workload does not come to rest' });
}

function edits(count: number): void {
  for (let i = 0; i < count; i += 1) makeEdit();
}

const PHASES: Readonly<Record<Phase, () => Promise<void>>> = {
  snapshot: settle,
  edits: async () => {
    isOffline = true;
    edits(5);
    await clock.advance(5000);
    end();
    await begin();
    edits(3);
    here?.db.checkpoint();
    edits(3);
    isOffline = false;
    await settle();
  },
  pulls: async () => {
    await settle();
    for (let i = 0; i < 3; i += 1) {
      await happens('colleagues');
      makeEdit();
      await settle();
    }
  },
  reconcile: async () => {
    edits(2);
    await happens('restore');
    edits(2);
    await settle();
  },
  narrow: async () => {
    edits(3);
    await settle();
    edits(2);
    await happens('narrow');
    await settle();
  },
  migration: async () => {
    edits(2);
    await settle();
  },
};

await begin();
await PHASES[phase as Phase]();
end();
process.exit(0);
