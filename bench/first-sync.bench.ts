import { join } from 'node:path';
import { seconds } from './lib/batches.ts';
import { makeTables, openRaw } from './lib/raw.ts';
import { rawFts, rawInsert } from './lib/raw-rows.ts';
import type { Measured } from './lib/report.ts';
import { freshFolder, HANDLE, openCore, PASSWORD, startHub, until } from './lib/rig.ts';
import type { Settings } from './lib/settings.ts';
import { round } from './lib/stats.ts';
import { pouch, rx } from './lib/store-peers.ts';
import { ticketRows } from './lib/tickets.ts';

export const takes = { rows: 100_000 };
type Times = { listedS: number; searchableS: number };

/** What is promised for a replica of this size, in seconds; nothing for others. */
const PROMISED: Readonly<Record<number, { listedS: number; searchableS?: number }>> = {
  100_000: { listedS: 10, searchableS: 20 },
  1_000_000: { listedS: 120 },
};
/** Beyond it a store in memory needs more than the machine may have. */
const MOST_IN_MEMORY = 200_000;

async function ours(count: number): Promise<Times> {
  const hub = await startHub(count);
  const { core, app } = openCore(await freshFolder('first-sync'), hub.url);
  const limitMs = Math.max(600_000, count * 3);
  const began = performance.now();
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  await until(async () => (await app.sync.status({})).state === 'online', 20, limitMs);
  const listedS = seconds(began);
  const page = await app.tickets.list({
    view: 'all',
    queueId: null,
    text: '',
    order: 'newest',
    after: null,
    limit: 50,
  });
  if (page.items.length !== 50) throw new Error('the list is not there');
  const isIndexed = async (): Promise<boolean> => {
    const { done, total, isBuilding } = await app.search.progress({});
    return !isBuilding && done === total;
  };
  await until(isIndexed, 20, limitMs);
  const searchableS = seconds(began);
  await core.stop();
  await hub.stop();
  return { listedS, searchableS };
}

/** The same rows from memory into the same tables and indexes, and their text into a bare FTS5 table. */
async function bare(count: number): Promise<{ insertS: number; indexedS: number }> {
  const raw = openRaw(join(await freshFolder('raw'), 'raw.db'));
  makeTables(raw);
  const insertS = await rawInsert(raw, ticketRows(count));
  const indexedS = insertS + (await rawFts(raw, ticketRows(count)));
  raw.close();
  return { insertS, indexedS };
}

async function others(count: number): Promise<Record<string, number>> {
  const stored = { 'PouchDB (leveldb)': round(await pouch(ticketRows(count))) };
  return count > MOST_IN_MEMORY ? stored : { ...stored, 'RxDB (memory)': round(await rx(ticketRows(count))) };
}

/** One of the two figures, beside its limit. */
function figure(name: string, tookS: number, limitS: number, promisedS: number | undefined): Measured {
  const ratio = round(limitS / tookS);
  const isKept = promisedS !== undefined && tookS <= promisedS && ratio >= 0.5;
  const promise = promisedS === undefined ? {} : { promise: { text: `≤ ${promisedS} s and ratio ≥ 0.5`, isKept } };
  return { name, value: round(tookS), unit: 's', limit: round(limitS), ratio, ...promise };
}

/** From sign-in on an empty desk until the list is whole, and until all of it can be searched. */
export async function measure({ rows: count = takes.rows }: Partial<Settings>): Promise<Measured[]> {
  const { listedS, searchableS } = await ours(count);
  const { insertS, indexedS } = await bare(count);
  const facts = { tickets: count, rows: count + Math.max(1, Math.floor(count / 10)) };
  const promised = PROMISED[count];
  const listed = figure('first-sync listed', listedS, insertS, promised?.listedS);
  const found = figure('first-sync searchable', searchableS, indexedS, promised?.searchableS);
  return [
    { ...listed, peers: await others(count), facts },
    { ...found, facts },
  ];
}
