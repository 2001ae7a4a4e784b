import type { ManifestReply, RowsReply } from '#shared/contract/team/sync.ts';
import { EMPTY_SUM, plus, sumOf } from '#shared/domain/part-sum.ts';
import type { TableName } from '#shared/domain/tables.ts';
import { filesOfRow, isNamed } from '../attachments/index.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { removeRow, rowVersion } from '../replica/index.ts';
import type { Writer } from './apply.ts';
import { addToPart } from './links.ts';
import { advancePart, partsOf, positionOf, type PartState } from './parts.ts';
import { rebaseKeeping } from './rebase-keeping.ts';
import { writeRow } from './rows.ts';

/**
 * Bringing a part level by comparing it with what the hub names. Invariants:
 * 1. Behind `after` the part holds exactly what the hub named, in the versions it named, or newer ones fetched since.
 * 2. Versions of the link and of the row are both compared: a row may have come through another part, from a timeline that
 *    is lost.
 * 3. While a part is compared no pull touches its links: `part.n, sum0, sum1` are the sum of what was compared so far.
 */
export type Key = ManifestReply['keys'][number];
export type Fetched = RowsReply['rows'][number];
/** Keys of the part in order, from behind the place where it stands up to `after`, or to its end. */
export type Slice = {
  readonly keys: readonly Key[];
  readonly fetched: ReadonlyMap<string, Fetched>;
  readonly head: { readonly s: number; readonly after: string | null; readonly done: boolean };
};
export type Compared = { readonly unreadable: number; readonly lostFiles: readonly string[] };

export const nameOf = (tbl: string, id: string): string => `${tbl}/${id}`;

const linkVersion = (db: ReadableDb, part: string, tbl: string, id: string): number | undefined =>
  db.get<{ ver: number }>('select ver from link where part = ? and tbl = ? and id = ?', [part, tbl, id])?.ver;

/** What has to be fetched: rows that are not here in the version the hub names. */
export const differing = (db: ReadableDb, keys: readonly Key[]): Key[] =>
  keys.filter(([tbl, id, ver]) => rowVersion(db, tbl as TableName, id) !== ver);

function placeOf(after: string | null): [string, string] {
  if (after === null) return ['', ''];
  const slash = after.indexOf('/');
  return [after.slice(0, slash), after.slice(slash + 1)];
}

export type Link = { readonly tbl: TableName; readonly id: string };
type Reach = Pick<Slice['head'], 'after' | 'done'>;

/** What this desk holds of a part behind `from`, in the reach of a slice: the first so many. */
export function linksIn(db: ReadableDb, part: string, from: string | null, reach: Reach, limit: number): Link[] {
  const behind = 'select tbl, id from link where part = ? and (tbl, id) > (?, ?)';
  const rest = 'order by tbl, id limit ?';
  if (reach.done) return db.all<Link>(`${behind} ${rest}`, [part, ...placeOf(from), limit]);
  const upTo = `${behind} and (tbl, id) <= (?, ?) ${rest}`;
  return db.all<Link>(upTo, [part, ...placeOf(from), ...placeOf(reach.after), limit]);
}

/** More than the keys of a slice and what is left of the links between them once `applyDropped` has had its turns. */
const MOST_LINKS = 2000;
const unnamed = (links: readonly Link[], keys: readonly Key[]): Link[] => {
  const named = new Set(keys.map(([tbl, id]) => nameOf(tbl, id)));
  return links.filter(({ tbl, id }) => !named.has(nameOf(tbl, id)));
};

function putLink(tx: WritableDb, part: string, tbl: string, id: string, ver: number): void {
  if (linkVersion(tx, part, tbl, id) === ver) return;
  tx.run(
    `insert into link (part, tbl, id, ver) values (?, ?, ?, ?)
     on conflict (part, tbl, id) do update set ver = excluded.ver`,
    [part, tbl, id, ver],
  );
}

function dropLink(tx: WritableDb, part: string, { tbl, id }: Link, changed: ChangeSet): void {
  tx.run('delete from link where part = ? and tbl = ? and id = ?', [part, tbl, id]);
  if (tx.get('select 1 as x from link where tbl = ? and id = ? limit 1', [tbl, id])) return;
  removeRow(tx, tbl, id);
  changed.add(tbl, id);
}

/** What the part holds in truth: as named, or as fetched since, without what has left in between. */
function present({ keys, fetched }: Slice): Key[] {
  return keys.flatMap((key): Key[] => {
    const row = fetched.get(nameOf(key[0], key[1]));
    if (row === undefined) return [key];
    return row[2] === null ? [] : [[row[0], row[1], row[2]]];
  });
}

function bringLevel(tx: WritableDb, part: PartState, slice: Slice, links: readonly Link[], changed: ChangeSet): number {
  const held = present(slice);
  for (const link of unnamed(links, held)) dropLink(tx, part.part, link, changed);
  let unreadable = 0;
  for (const row of slice.fetched.values()) {
    if (row[2] !== null && !writeRow(tx, row[0] as TableName, row[1], row[2], row[3], changed)) unreadable += 1;
  }
  for (const [tbl, id, ver] of held) putLink(tx, part.part, tbl, id, ver);
  addToPart(tx, part.part, held.map(([tbl, id, ver]) => sumOf(tbl as TableName, id, ver)).reduce(plus, EMPTY_SUM));
  return unreadable;
}

/** Contents named by rows that are about to leave, or to be written anew. */
function filesLeaving(tx: WritableDb, { fetched, keys }: Slice, links: readonly Link[]): string[] {
  const gone = unnamed(links, keys);
  const anew = Array.from(fetched.values(), ([tbl, id]) => ({ tbl, id }));
  return [...gone, ...anew].flatMap(({ tbl, id }) => filesOfRow(tx, tbl, id));
}

type Asked = PartState & { readonly epoch: string };

function stillAsked(tx: WritableDb, asked: Asked): PartState | undefined {
  const part = partsOf(tx).find((row) => row.part === asked.part);
  const isSame = part?.compares === 1 && part.after === asked.after && asked.epoch === positionOf(tx).epoch;
  return isSame ? part : undefined;
}

/**
 * Takes some of the links that the hub does not name out before a slice is compared: where it names little, there may be any
 * number of them. @returns contents to forget; undefined as below.
 */
export function applyDropped(
  tx: WritableDb,
  asked: Asked,
  { links, keys }: { readonly links: readonly Link[]; readonly keys: readonly Key[] },
  writer: Writer,
  changed: ChangeSet,
): string[] | undefined {
  const part = stillAsked(tx, asked);
  if (!part) return undefined;
  let leaving: string[] = [];
  rebaseKeeping(tx, writer, changed, () => {
    const gone = unnamed(links, keys);
    leaving = gone.flatMap(({ tbl, id }) => filesOfRow(tx, tbl, id));
    for (const link of gone) dropLink(tx, part.part, link, changed);
  });
  return [...new Set(leaving)].filter((sha256) => !isNamed(tx, sha256));
}

/** @returns undefined when the part or the epoch has changed since it was asked for. */
export function applyCompared(
  tx: WritableDb,
  asked: Asked,
  slice: Slice,
  writer: Writer,
  changed: ChangeSet,
): Compared | undefined {
  const part = stillAsked(tx, asked);
  if (!part) return undefined;
  let unreadable = 0;
  let leaving: string[] = [];
  rebaseKeeping(tx, writer, changed, () => {
    const links = linksIn(tx, part.part, part.after, slice.head, MOST_LINKS);
    leaving = filesLeaving(tx, slice, links);
    unreadable = bringLevel(tx, part, slice, links, changed);
    advancePart(tx, part, slice.head);
  });
  return { unreadable, lostFiles: [...new Set(leaving)].filter((sha256) => !isNamed(tx, sha256)) };
}
