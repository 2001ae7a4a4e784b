import { join } from 'node:path';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { MemberRow } from '#shared/contract/team/sync.ts';
import { actsOf, awayFolder, type Away } from './lib/away.ts';
import { bareDevice } from './lib/bare-device.ts';
import { seconds } from './lib/batches.ts';
import { latestOf, type Act } from './lib/changes.ts';
import { makeTables, openRaw } from './lib/raw.ts';
import { rawInsert } from './lib/raw-rows.ts';
import { replicate } from './lib/replicate-peer.ts';
import type { Measured } from './lib/report.ts';
import { freshFolder, HANDLE, openCore, PASSWORD, serveFolder, until } from './lib/rig.ts';
import type { Settings } from './lib/settings.ts';
import { round } from './lib/stats.ts';
import { ticketRows } from './lib/tickets.ts';

export const takes = { rows: 100_000, changes: 10_000 };
const NEWEST = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;

/** From the sign-in of a desk that was away until it stands where its hub does and its list shows the last change. */
async function ours(hubUrl: string, { desk, head }: Away, last: string) {
  const { core, app } = openCore(desk, hubUrl);
  const began = performance.now();
  await app.session.signIn({ handle: HANDLE, password: PASSWORD });
  const signInS = seconds(began);
  await until(async () => {
    if ((await app.sync.status({})).state !== 'online') return false;
    return (await app.tickets.list(NEWEST)).items[0]?.id === last;
  });
  const tookS = seconds(began);
  const { cursor } = (await app.diagnostics.get({})).sync;
  if (cursor !== head) throw new Error(`the desk stands at ${cursor}, its hub at ${head}`);
  await until(async () => {
    const { done, total, isBuilding } = await app.search.progress({});
    return !isBuilding && done === total;
  });
  const searchableS = seconds(began);
  await core.stop();
  return { tookS, signInS, searchableS };
}

/** The same pages of the same hub, fetched and read as JSON, and nothing done with them. */
async function fetchAll(hubUrl: string, { from, head }: Distance) {
  const device = await bareDevice(hubUrl, { handle: HANDLE, password: PASSWORD });
  const { scope } = (await device.pull({ cursor: from })).body;
  const rows: MemberRow[] = [];
  const began = performance.now();
  for (let cursor = from, more = true; more;) {
    const { body } = await device.pull({ cursor, live: scope });
    for (const row of body.rows) rows.push(row);
    ({ to: cursor, more } = body);
    if (!more && cursor !== head) throw new Error(`a bare client came to ${cursor}, not ${head}`);
  }
  return { rows, fetchS: seconds(began) };
}
type Distance = Pick<Away, 'from' | 'head'>;

/** And their rows over the old ones, straight from memory into the same tables. */
async function insertAll(known: readonly Effect[], arrived: readonly MemberRow[]): Promise<number> {
  const raw = openRaw(join(await freshFolder('raw'), 'raw.db'));
  makeTables(raw);
  await rawInsert(raw, known);
  const effects = arrived.map(([, , tbl, id, , data]) => ({ tbl, id, data: data ?? null }) as Effect);
  const insertS = await rawInsert(raw, effects);
  raw.close();
  return insertS;
}

async function limitOf(hubUrl: string, away: Away, known: readonly Effect[], acts: readonly Act[]) {
  const { rows, fetchS } = await fetchAll(hubUrl, away);
  const distinct = latestOf(acts).length;
  if (rows.length !== distinct) throw new Error(`${rows.length} rows arrived, ${distinct} have changed`);
  return { fetchS, insertS: await insertAll(known, rows), arrived: rows.length };
}

export async function measure({
  rows: count = takes.rows,
  changes = takes.changes,
}: Partial<Settings>): Promise<Measured[]> {
  const away = await awayFolder(count, changes);
  const [known, acts] = [[...ticketRows(count)], [...actsOf(count, changes)]];
  const hub = await serveFolder(away.hub);
  const { tookS, signInS, searchableS } = await ours(hub.url, away, acts.at(-1)?.at(-1)?.id ?? '');
  const { fetchS, insertS, arrived } = await limitOf(hub.url, away, known, acts);
  await hub.stop();
  const limitS = fetchS + insertS;
  const ratio = round(limitS / tookS);
  return [
    {
      name: 'catch-up',
      value: round(tookS),
      unit: 's',
      limit: round(limitS),
      ratio,
      peers: { 'PouchDB (leveldb to leveldb, no network)': round(await replicate(known, acts)) },
      promise: { text: 'ratio ≥ 0.5', isKept: ratio >= 0.5 },
      facts: {
        tickets: count,
        commits: away.head - away.from,
        written: acts.flat().length,
        arrived,
        signInS: round(signInS),
        searchableS: round(searchableS),
        fetchS: round(fetchS),
        insertS: round(insertS),
      },
    },
  ];
}
