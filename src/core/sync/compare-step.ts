import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { MAX_ROW_KEYS, type ManifestReply } from '#shared/contract/team/sync.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { changeSet } from '../kernel/changes.ts';
import {
  applyCompared,
  applyDropped,
  differing,
  linksIn,
  nameOf,
  type Fetched,
  type Key,
  type Slice,
} from './apply-compared.ts';
import { forget } from './forget.ts';
import { HubGarbled } from './hub-error.ts';
import { nextTurn } from './next-turn.ts';
import { positionOf, type PartState } from './parts.ts';
import type { Learned, StepDeps } from './step.ts';

/** What is compared and written in one transaction: some 30 ms of work. */
const SLICE_KEYS = MAX_ROW_KEYS;
/** Everything here can be asked for again. */
const LOOSE = { isDurable: false };

/** One page of a part whose rows are here: only what differs from the hub's is fetched. @throws HubRefused (`denied` too) */
export async function compareStep(deps: StepDeps, part: PartState): Promise<Learned> {
  const page = await deps.hub.manifest({ ...about(deps, part), after: part.after });
  const { epoch } = deps.db.read(positionOf);
  if (page.epoch !== epoch) return { pullFirst: true };
  let at: PartState | undefined = part;
  for (const { keys, after, isLast } of slicesOf(page)) {
    if (!at) return { pullAgain: true };
    const head = { s: page.s, after, done: isLast && page.done };
    at = await compareSlice(deps, { ...at, epoch }, keys, head);
    if (!isLast) await nextTurn(deps.clock);
  }
  return { pullAgain: page.done };
}

const about = ({ deviceId }: StepDeps, { part }: Pick<PartState, 'part'>) => ({
  device: deviceId as DeviceId,
  schema: PROTOCOL_VERSION,
  part: part as never,
});

type Piece = { keys: Key[]; after: string | null; isLast: boolean };

/** Pieces of a page, each up to its own last key; a page without keys is one piece. */
function slicesOf({ keys, after }: ManifestReply): Piece[] {
  const count = Math.max(1, Math.ceil(keys.length / SLICE_KEYS));
  return Array.from({ length: count }, (_, i): Piece => {
    const slice = keys.slice(i * SLICE_KEYS, (i + 1) * SLICE_KEYS);
    const last = slice.at(-1);
    const isLast = i === count - 1;
    return { keys: slice, after: isLast || !last ? after : nameOf(last[0], last[1]), isLast };
  });
}

/** @returns where the part stands now; undefined when it was no longer waiting for this slice. */
async function compareSlice(
  deps: StepDeps,
  part: PartState & { epoch: string },
  keys: readonly Key[],
  head: Slice['head'],
): Promise<PartState | undefined> {
  const { db, log, writer, announce } = deps;
  if (!(await dropUnnamed(deps, part, keys, head))) return undefined;
  const fetched = await fetchRows(
    deps,
    part,
    db.read((tx) => differing(tx, keys)),
  );
  if (fetched === undefined) return undefined;
  const changed = changeSet();
  const compared = db.write((tx) => applyCompared(tx, part, { keys, fetched, head }, writer(), changed), LOOSE);
  announce(changed.changes);
  if (!compared) return undefined;
  if (compared.unreadable > 0) log.warn('rows.unreadable', { rows: compared.unreadable });
  if (compared.lostFiles.length > 0) await forget(deps, compared.lostFiles);
  return { ...part, after: head.after };
}

/** False: the part was no longer waiting for this slice. */
async function dropUnnamed(
  deps: StepDeps,
  part: PartState & { epoch: string },
  keys: readonly Key[],
  head: Slice['head'],
): Promise<boolean> {
  const { db, writer, announce, clock } = deps;
  let from = part.after;
  for (;;) {
    const links = db.read((tx) => linksIn(tx, part.part, from, head, SLICE_KEYS));
    const last = links.at(-1);
    // The rest goes with the slice itself.
    if (!last || links.length < SLICE_KEYS) return true;
    const changed = changeSet();
    const lost = db.write((tx) => applyDropped(tx, part, { links, keys }, writer(), changed), LOOSE);
    announce(changed.changes);
    if (lost === undefined) return false;
    if (lost.length > 0) await forget(deps, lost);
    from = nameOf(last.tbl, last.id);
    await nextTurn(clock);
  }
}

/** The rows of these keys, as many calls as it takes; undefined when the hub is on another timeline by now. */
async function fetchRows(
  deps: StepDeps,
  part: PartState & { epoch: string },
  keys: readonly Key[],
): Promise<Map<string, Fetched> | undefined> {
  const rows = new Map<string, Fetched>();
  for (let at = 0; at < keys.length;) {
    const asked = keys.slice(at, at + MAX_ROW_KEYS).map(([tbl, id]): [string, string] => [tbl, id]);
    const reply = await deps.hub.rows({ ...about(deps, part), keys: asked });
    if (reply.epoch !== part.epoch) return undefined;
    for (const [i, row] of reply.rows.entries()) {
      const [tbl, id] = asked[i] ?? [];
      if (row[0] !== tbl || row[1] !== id) throw new HubGarbled('rows that were not asked for');
      rows.set(nameOf(row[0], row[1]), row);
    }
    at += reply.rows.length;
  }
  return rows;
}
