import { join } from 'node:path';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { putRow } from '#core/replica/index.ts';
import { freshFolder, HANDLE, openCore, PASSWORD, startHub, until } from './lib/rig.ts';
import { loadPeer } from './lib/peers.ts';
import { makeTables, openRaw, rawWriter } from './lib/raw.ts';
import type { Measured } from './lib/report.ts';
import { round } from './lib/stats.ts';
import { ticketRows } from './lib/tickets.ts';

const COUNT = 100_000;
const BATCH = 1000;
type Times = { listedS: number; searchableS: number };

const seconds = (since: number): number => (performance.now() - since) / 1000;

async function ours(): Promise<Times> {
  const hub = await startHub(COUNT);
  const { core, app } = openCore(await freshFolder('first-sync'), hub.url);
  const began = performance.now();
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  await until(async () => (await app.sync.status({})).state === 'online');
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
  await until(async () => {
    const { done, total, isBuilding } = await app.search.progress({});
    return !isBuilding && done === total;
  });
  const searchableS = seconds(began);
  await core.stop();
  await hub.stop();
  return { listedS, searchableS };
}

/** The same rows into the same tables and indexes, straight from memory. */
function rawInsert(path: string, rows: readonly Effect[]): { raw: ReturnType<typeof openRaw>; insertS: number } {
  const raw = openRaw(path);
  makeTables(raw);
  const tx = rawWriter(raw);
  const began = performance.now();
  for (let i = 0; i < rows.length; i += BATCH) {
    raw.transaction(() => {
      for (const { tbl, data } of rows.slice(i, i + BATCH)) if (data) putRow(tx, tbl, data, 1);
    })();
  }
  return { raw, insertS: seconds(began) };
}

/** And their text into a bare FTS5 table: bigrams of subject and preview, as our index holds them. */
function rawFts(raw: ReturnType<typeof openRaw>, rows: readonly Effect[]): number {
  raw.exec(`create virtual table bare using fts5(text, content = '', tokenize = 'unicode61')`);
  const insert = raw.prepare('insert into bare (rowid, text) values (?, ?)');
  const began = performance.now();
  for (let i = 0; i < rows.length; i += BATCH) {
    raw.transaction(() => {
      for (const [at, row] of rows.slice(i, i + BATCH).entries()) insert.run(i + at + 1, bigrams(textOf(row)));
    })();
  }
  return seconds(began);
}

const textOf = ({ tbl, data }: Effect): string => {
  if (tbl === 'ticket' && data) return `${data.subject} ${data.preview}`;
  return tbl === 'customer' && data ? data.name : '';
};

const bigrams = (text: string): string =>
  text.replace(
    /\p{Script=Han}+/gu,
    (run) =>
      ` ${Array.from(run)
        .map((one, i, all) => one + (all[i + 1] ?? ''))
        .join(' ')} `,
  );

type Pouch = {
  default: { new (path: string): { bulkDocs: (docs: object[]) => Promise<unknown>; close: () => Promise<void> } };
};

async function pouch(rows: readonly Effect[]): Promise<number> {
  const { default: PouchDb } = await loadPeer<Pouch>('pouchdb');
  const db = new PouchDb(join(await freshFolder('pouch'), 'db'));
  const began = performance.now();
  for (let i = 0; i < rows.length; i += BATCH) {
    await db.bulkDocs(rows.slice(i, i + BATCH).map(({ id, data }) => ({ _id: id, ...data })));
  }
  const tookS = seconds(began);
  await db.close();
  return tookS;
}

type Rx = {
  createRxDatabase: (options: object) => Promise<{
    addCollections: (them: object) => Promise<{ rows: { bulkInsert: (docs: object[]) => Promise<unknown> } }>;
    close: () => Promise<unknown>;
  }>;
};

async function rx(rows: readonly Effect[]): Promise<number> {
  const { createRxDatabase } = await loadPeer<Rx>('rxdb');
  const { getRxStorageMemory } = await loadPeer<{ getRxStorageMemory: () => unknown }>('rxdb/plugins/storage-memory');
  const db = await createRxDatabase({ name: 'bench', storage: getRxStorageMemory() });
  const id = { type: 'string', maxLength: 64 };
  const data = { type: 'object', additionalProperties: true };
  const schema = { version: 0, primaryKey: 'id', type: 'object', properties: { id, data }, required: ['id'] };
  const { rows: collection } = await db.addCollections({ rows: { schema } });
  const began = performance.now();
  for (let i = 0; i < rows.length; i += BATCH) {
    await collection.bulkInsert(rows.slice(i, i + BATCH).map((row) => ({ id: row.id, data: row.data })));
  }
  const tookS = seconds(began);
  await db.close();
  return tookS;
}

export async function measure(): Promise<Measured[]> {
  const rows = [...ticketRows(COUNT)];
  const { listedS, searchableS } = await ours();
  const { raw, insertS } = rawInsert(join(await freshFolder('raw'), 'raw.db'), rows);
  const indexedS = insertS + rawFts(raw, rows);
  raw.close();
  const peers = { 'PouchDB (leveldb)': round(await pouch(rows)), 'RxDB (memory)': round(await rx(rows)) };
  const facts = { tickets: COUNT, rows: rows.length };
  const listed = { value: round(listedS), unit: 's', limit: round(insertS), ratio: round(insertS / listedS) };
  const found = { value: round(searchableS), unit: 's', limit: round(indexedS), ratio: round(indexedS / searchableS) };
  const isListed = listedS <= 10 && listed.ratio >= 0.5;
  const isFound = searchableS <= 20 && found.ratio >= 0.5;
  return [
    {
      name: 'first-sync listed',
      ...listed,
      peers,
      promise: { text: '≤ 10 s and ratio ≥ 0.5', isKept: isListed },
      facts,
    },
    { name: 'first-sync searchable', ...found, promise: { text: '≤ 20 s and ratio ≥ 0.5', isKept: isFound }, facts },
  ];
}
