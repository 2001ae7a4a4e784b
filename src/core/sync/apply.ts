import { EMPTY_SUM, sameSum } from '#shared/domain/part-sum.ts';
import { agentPart, DIR } from '#shared/domain/part.ts';
import type { TableName } from '#shared/domain/tables.ts';
import type { PullReply, PullRequest, PullReset } from '#shared/contract/team/sync.ts';
import { keysOf, type WriteContext } from '#shared/domain/mutation/index.ts';
import { dropMeta, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { countOpen, firstUnconfirmed, openPends, rebase, resendAfter, settlePends } from '../outbox/index.ts';
import type { SnapshotPage } from './hub.ts';
import { dropSentUploads, filesOf, filesOfRow, isNamed, offerAgain } from '../attachments/index.ts';
import {
  addPart,
  advancePart,
  isComparing,
  isLoading,
  partsOf,
  positionOf,
  removePart,
  restartPart,
  sumsOf,
  type PartState,
} from './parts.ts';
import { rebaseKeeping } from './rebase-keeping.ts';
import { rowWriter } from './rows.ts';

/**
 * What a reply does to the replica; each function runs inside one transaction. Invariants:
 * 1. A reply is applied only when request, epoch, cursor and live parts are what they were when it was asked for;
 *    otherwise it is dropped without a trace, and asked for again.
 * 2. After a complete pull every live part adds up to the hub's checksum, or is loaded again.
 * 3. Visible rows are the hub's rows plus the pending edits, before and after.
 * 4. An edit is dropped only with a complete pull: the row it changed may have changed again since and stand on a later page.
 *    While a part is compared no pull is complete: what the edit changed there comes with the comparison, or with the pull after it.
 *    The same holds of an edit on a row that is here by a part that still loads, and of all edits after it.
 */
export type Writer = Omit<WriteContext, 'now'>;

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

type Echo = Pick<PullReply, 'req' | 'epoch' | 'from' | 'live'>;

export function isStale(db: ReadableDb, asked: Pick<PullRequest, 'req'>, reply: Echo): boolean {
  const here = positionOf(db);
  const isSame = reply.req === asked.req && reply.epoch === here.epoch && reply.from === here.cursor;
  return !isSame || !sameList([...reply.live].toSorted(), here.live);
}

export type Applied = {
  readonly unreadable: number;
  readonly mismatched: readonly string[];
  /** Contents no row names any more, because a row that did has left or the scope has lost a part; null: neither. */
  readonly lostFiles: readonly string[] | null;
};

function applyRows(tx: WritableDb, rows: PullReply['rows'], changed: ChangeSet): number {
  const writer = rowWriter(tx, changed);
  for (const row of rows) {
    const [ver, part, tbl, id] = row;
    if (row[4] === 1) writer.put(part, tbl as TableName, id, ver, row[5]);
    else writer.drop(part, tbl as TableName, id, ver);
  }
  writer.flush();
  return writer.unreadable;
}

function applyScope(tx: WritableDb, scope: readonly string[], changed: ChangeSet): string[] | null {
  const present = partsOf(tx).map((row) => row.part);
  const lost = present.filter((part) => !scope.includes(part));
  const files = lost.flatMap((part) => filesOf(tx, part));
  for (const part of lost) removePart(tx, part, changed);
  for (const part of scope) addPart(tx, part);
  return lost.length > 0 ? files : null;
}

const CARRIERS: readonly string[] = ['article', 'proposal', 'revision'];

const isAffected = (row: PullReply['rows'][number]): boolean =>
  CARRIERS.includes(row[2]) || (row[4] === 0 && row[2] === 'attachment');

/** Contents named by rows that are about to leave a part, or to name others. */
function filesLeaving(tx: WritableDb, rows: PullReply['rows']): string[] {
  return rows.filter(isAffected).flatMap((row) => filesOfRow(tx, row[2], row[3]));
}

/** Parts whose sum is not the hub's; a part without rows has no sum at the hub. */
function mismatches(db: ReadableDb, sums: PullReply['sums']): string[] {
  return Object.entries(sums).flatMap(([part, sum]) => {
    const here = sumsOf(db, part);
    return here && !sameSum(here, sum ?? EMPTY_SUM) ? [part] : [];
  });
}

/** The last number whose edit a complete pull has brought: of parts that load it tells nothing. */
function settledBy(db: ReadableDb, lastMid: number): number {
  if (partsOf(db).every(({ state }) => state === 'live')) return lastMid;
  const held = openPends(db).find(({ mutation }) => keysOf(mutation).some(({ tbl, id }) => isLoading(db, tbl, id)));
  return Math.min(lastMid, (held?.mid ?? Number.POSITIVE_INFINITY) - 1);
}

/** Nothing but the cursor moves: most pulls of a quiet hour. */
function isQuiet(db: ReadableDb, reply: PullReply): boolean {
  const parts = partsOf(db).map((row) => row.part);
  const isSettled = (firstUnconfirmed(db) ?? Number.POSITIVE_INFINITY) > reply.lastMid;
  const isSameScope = sameList(parts.toSorted(), reply.scope.toSorted());
  return reply.rows.length === 0 && (reply.more || (reply.results.length === 0 && isSettled)) && isSameScope;
}

export function applyPull(tx: WritableDb, reply: PullReply, writer: Writer, now: number, changed: ChangeSet): Applied {
  if (isQuiet(tx, reply) && mismatches(tx, reply.sums).length === 0) {
    setMeta(tx, 'cursor', reply.to);
    return { unreadable: 0, mismatched: [], lostFiles: null };
  }
  let unreadable = 0;
  let mismatched: string[] = [];
  let leaving: string[] = [];
  let ofParts: string[] | null = null;
  rebaseKeeping(tx, writer, changed, () => {
    leaving = filesLeaving(tx, reply.rows);
    unreadable = applyRows(tx, reply.rows, changed);
    ofParts = applyScope(tx, reply.scope, changed);
    if (!reply.more) mismatched = mismatches(tx, reply.sums);
    for (const part of partsOf(tx)) if (mismatched.includes(part.part)) restartPart(tx, part, changed);
    const open = countOpen(tx);
    if (!reply.more && !isComparing(tx)) settlePends(tx, settledBy(tx, reply.lastMid), reply.results, now);
    dropSentUploads(tx, now);
    if (open !== countOpen(tx)) changed.addAll('outbox');
    setMeta(tx, 'cursor', reply.to);
  });
  const hasLeft = ofParts !== null || leaving.length > 0;
  const lost = [...leaving, ...(ofParts ?? [])].filter((sha256) => !isNamed(tx, sha256));
  return { unreadable, mismatched, lostFiles: hasLeft ? [...new Set(lost)] : null };
}

/** The hub denies a part that loads: what came of it goes, under the pending edits. @returns contents to forget. */
export function applyDenied(tx: WritableDb, part: string, writer: Writer, changed: ChangeSet): string[] {
  let files: string[] = [];
  rebase(tx, writer, changed, () => {
    files = filesOf(tx, part);
    removePart(tx, part, changed);
  });
  return files.filter((sha256) => !isNamed(tx, sha256));
}

/** @returns undefined when the part or the epoch has changed since the page was asked for. */
export function applySnapshot(
  tx: WritableDb,
  asked: PartState,
  page: SnapshotPage,
  writer: Writer,
  changed: ChangeSet,
): number | undefined {
  const present = partsOf(tx).find((row) => row.part === asked.part);
  const isSame = present?.state === 'snap' && present.after === asked.after && page.head.epoch === positionOf(tx).epoch;
  if (!isSame) return undefined;
  let unreadable = 0;
  rebase(tx, writer, changed, () => {
    const rows = rowWriter(tx, changed);
    for (const [tbl, id, ver, data] of page.rows) rows.put(asked.part, tbl as TableName, id, ver, data);
    rows.flush();
    unreadable = rows.unreadable;
    advancePart(tx, present, page.head);
  });
  return unreadable;
}

/**
 * The hub came back as another timeline, or forgot deletions this replica has not seen: every part is compared with what the
 * hub has now, while its rows stay in sight. The agent's own edits stay, and those the hub does not know (any more) are sent
 * again.
 */
export function applyReset(
  tx: WritableDb,
  reply: PullReset,
  writer: Writer,
  agentId: string,
  changed: ChangeSet,
): void {
  rebase(tx, writer, changed, () => {
    for (const part of partsOf(tx)) restartPart(tx, part, changed);
    for (const part of [DIR, agentPart(agentId)]) addPart(tx, part);
    dropMeta(tx, 'cursor');
    setMeta(tx, 'epoch', reply.hubEpoch);
    if (reply.reset === 'epoch') offerAgain(tx);
    resendAfter(tx, reply.lastMid);
  });
  changed.addAll('outbox');
}
