import { find } from '#core/search/find.ts';
import type { Db } from '#core/db/types.ts';
import { corpusRows, questions, type Question } from './lib/corpus.ts';
import { loadPeer } from './lib/peers.ts';
import type { Measured } from './lib/report.ts';
import { bareIndex, corpusReplica, segmented } from './lib/search-rig.ts';
import { percentile, percentiles, round } from './lib/stats.ts';

const LINES = 1_000_000;
/** What the peers hold in memory without a larger heap. */
const PEER_LINES = 50_000;
const LIMIT = 8;
const PROMISE_MS = 10;
const NOW = Date.UTC(2026, 10, 21);

type Timed = { sort: string; ms: number; hits: number };

/** Every question twice, the second time is counted: a page that was never read costs the disk's time, not ours. */
function timed(asked: readonly Question[], ask: (query: string) => number): Timed[] {
  for (const { query } of asked) ask(query);
  return asked.map(({ sort, query }) => {
    const began = performance.now();
    const hits = ask(query);
    return { sort, ms: performance.now() - began, hits };
  });
}

const ours = (db: Db, asked: readonly Question[]): Timed[] =>
  timed(asked, (query) => {
    const wanted = { query, kinds: [], after: null, limit: LIMIT, customerId: null };
    const { groups } = db.read((tx) => find(tx, wanted, { now: NOW, agentId: 'nobody' }));
    return groups.reduce((sum, group) => sum + group.hits.length, 0);
  });

/** The words as FTS5 wants them: pairs of Han as a phrase, the last word of letters as a beginning. */
const expression = (query: string): string =>
  query
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const plain = word.replaceAll('"', '');
      const pairs = segmented(plain).trim().split(/\s+/);
      const last = pairs.at(-1) ?? '';
      const isHan = /\p{Script=Han}/u.test(last);
      const tokens = isHan && pairs.length > 1 && last.length === 1 ? pairs.slice(0, -1) : pairs;
      return `"${tokens.join(' ')}"${isHan ? '' : '*'}`;
    })
    .join(' AND ');

async function bare(asked: readonly Question[]): Promise<Timed[]> {
  const raw = await bareIndex(LINES);
  const select = raw.prepare('select rowid from bare where bare match ? order by rowid desc limit ?');
  const result = timed(asked, (query) => select.all(expression(query), LIMIT).length);
  raw.close();
  return result;
}

const tokens = (text: string): string[] =>
  segmented(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function* peerLines(): Generator<{ id: string; body: string }> {
  for (const { tbl, data } of corpusRows(PEER_LINES)) {
    if (tbl === 'message' && data) yield { id: data.id, body: data.body };
  }
}

type Mini = {
  default: {
    new (options: object): { addAll(docs: object[]): void; search(query: string, options: object): unknown[] };
  };
};
async function miniSearch(asked: readonly Question[]): Promise<number> {
  const { default: MiniSearch } = await loadPeer<Mini>('minisearch');
  const index = new MiniSearch({ fields: ['body'], tokenize: tokens });
  index.addAll([...peerLines()]);
  const result = timed(
    asked,
    (query) => index.search(query, { combineWith: 'AND', prefix: true }).slice(0, LIMIT).length,
  );
  return round(
    percentile(
      result.map((one) => one.ms),
      0.95,
    ),
  );
}

type Orama = {
  readonly create: (options: object) => object;
  readonly insertMultiple: (db: object, docs: object[], batch: number) => Promise<unknown>;
  readonly search: (db: object, query: object) => { hits: unknown[] };
};
async function orama(asked: readonly Question[]): Promise<number> {
  const { create, insertMultiple, search } = await loadPeer<Orama>('@orama/orama');
  const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: tokens };
  const db = create({ schema: { body: 'string' }, components: { tokenizer } });
  await insertMultiple(db, [...peerLines()], 1000);
  const result = timed(asked, (query) => search(db, { term: query, limit: LIMIT, threshold: 0 }).hits.length);
  return round(
    percentile(
      result.map((one) => one.ms),
      0.95,
    ),
  );
}

const bySort = (all: readonly Timed[]): Record<string, string> => {
  const sorts = [...new Set(all.map((one) => one.sort))];
  return Object.fromEntries(
    sorts.map((sort) => {
      const of = all.filter((one) => one.sort === sort);
      const ms = of.map((one) => one.ms);
      const found = of.filter((one) => one.hits > 0).length;
      return [
        `"${sort}"`,
        `p50 ${round(percentile(ms, 0.5))} p95 ${round(percentile(ms, 0.95))} ms, ${found}/${of.length} found`,
      ];
    }),
  );
};

/** The whole call, four kinds, marks and all, over a million lines in an encrypted replica. */
export async function measure(): Promise<Measured[]> {
  const asked = questions();
  const db = await corpusReplica(LINES);
  const all = ours(db, asked);
  db.close();
  const limit = percentile(
    (await bare(asked)).map((one) => one.ms),
    0.95,
  );
  const value = percentile(
    all.map((one) => one.ms),
    0.95,
  );
  return [
    {
      name: 'search',
      value: round(value),
      unit: 'ms (p95)',
      ...percentiles(all.map((one) => one.ms)),
      limit: round(limit),
      ratio: round(limit / value),
      peers: {
        [`minisearch ${PEER_LINES} lines`]: await miniSearch(asked),
        [`orama ${PEER_LINES} lines`]: await orama(asked),
      },
      promise: { text: `p95 ≤ ${PROMISE_MS} ms`, isKept: value <= PROMISE_MS },
      facts: { lines: LINES, questions: asked.length, ...bySort(all) },
    },
  ];
}
