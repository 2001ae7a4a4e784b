import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '#core/adapters/sqlite.node.ts';
import { migrate } from '#core/db/migrate.ts';
import type { Db } from '#core/db/types.ts';
import { putRow } from '#core/replica/index.ts';
import { startIndexer } from '#core/search/index.ts';
import { createVocabulary, indexSlice } from '#core/search/slice.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { corpusRows, GENERATOR } from './corpus.ts';
import { openRaw } from './raw.ts';

const ROOT = join(tmpdir(), 'attune-bench');
const KEY = Uint8Array.from({ length: 32 }, () => 0x5a);
const BATCH = 1000;

function inBatches(rows: Iterable<Effect>, write: (batch: readonly Effect[]) => void): void {
  let batch: Effect[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) write(batch.splice(0));
  }
  if (batch.length > 0) write(batch);
}

const BULK = 4000;

/** The same entries in larger transactions: a million rows in minutes. */
function indexInBulk(db: Db): void {
  const vocabulary = createVocabulary();
  const slice = (): number =>
    db.write((tx) => indexSlice(tx, { limit: BULK, isLate: () => false, vocabulary }), { isDurable: false });
  while (slice() > 0);
}

/** Runs an indexer as the desk does, without its pauses, until nothing is left to do. */
export async function indexEverything(db: Db): Promise<{ longestSliceMs: number; seconds: number }> {
  const began = performance.now();
  const due: { at: number; run: () => void }[] = [];
  let longestSliceMs = 0;
  const clock = {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (delayMs: number, run: () => void) => {
      const timer = { at: delayMs, run };
      if (delayMs < 60_000) due.push(timer);
      return () => {
        due.splice(due.indexOf(timer) >>> 0, 1);
      };
    },
  };
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: string, cause: unknown) => {
      throw cause;
    },
  };
  const indexer = startIndexer({ db, clock, log, onProgress: () => undefined });
  for (let timer = due.shift(); timer; timer = due.shift()) {
    const sliceBegan = performance.now();
    timer.run();
    longestSliceMs = Math.max(longestSliceMs, performance.now() - sliceBegan);
  }
  indexer.stop();
  return { longestSliceMs, seconds: (performance.now() - began) / 1000 };
}

async function kept<Facts extends object>(name: string, build: (path: string) => Promise<Facts>): Promise<string> {
  const folder = join(ROOT, `search-${GENERATOR}`);
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  if (existsSync(path)) return path;
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}.part${end}`, { force: true });
  await build(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

/** A replica with the corpus, indexed as the desk does it; built once. */
export async function corpusReplica(lines: number, onBuilt?: (facts: object) => void): Promise<Db> {
  const path = await kept(`replica-${lines}.db`, async (part) => {
    const db = openSqlite(part, KEY);
    migrate(db);
    const began = performance.now();
    inBatches(corpusRows(lines), (batch) => {
      db.write(
        (tx) => {
          for (const { tbl, data } of batch) if (data) putRow(tx, tbl, data, 1);
        },
        { isDurable: false },
      );
    });
    const insertedS = (performance.now() - began) / 1000;
    indexInBulk(db);
    const indexedS = (performance.now() - began) / 1000 - insertedS;
    const facts = { insertedS, indexedS, ...(await indexEverything(db)) };
    onBuilt?.(facts);
    db.checkpoint();
    db.close();
    return facts;
  });
  return openSqlite(path, KEY);
}

/** Pairs of Han and words of letters, as a plain full-text table wants them. */
export const segmented = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\p{Script=Han}+/gu, (run) => ` ${Array.from(run, (one, i) => one + run.charAt(i + 1)).join(' ')} `);

/** Nothing but FTS5 over the lines, numbered by time, under the same cipher; built once. */
export async function bareIndex(lines: number): Promise<ReturnType<typeof openRaw>> {
  const path = await kept(`bare-${lines}.db`, (part) => {
    const raw = openRaw(part);
    raw.exec(`create virtual table bare using fts5(text, content = '', tokenize = 'unicode61')`);
    const insert = raw.prepare('insert into bare (rowid, text) values (?, ?)');
    let rowid = 0;
    inBatches(corpusRows(lines), (batch) => {
      raw.transaction(() => {
        for (const { tbl, data } of batch) {
          if (tbl !== 'message' || !data) continue;
          rowid += 1;
          insert.run(rowid, segmented(data.body));
        }
      })();
    });
    raw.exec(`insert into bare (bare) values ('optimize')`);
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    return Promise.resolve({});
  });
  return openRaw(path);
}
