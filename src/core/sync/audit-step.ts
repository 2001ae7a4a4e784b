import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import type { RowsReply } from '#shared/contract/team/sync.ts';
import { TABLES, type TableName } from '#shared/domain/tables.ts';
import { canonical } from '#shared/kernel/canonical.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { changeSet } from '../kernel/changes.ts';
import { getRow } from '../replica/index.ts';
import { HubRefused } from './hub-error.ts';
import { positionOf } from './parts.ts';
import { rebaseKeeping } from './rebase-keeping.ts';
import { writeRow } from './rows.ts';
import type { Learned, StepDeps } from './step.ts';

/**
 * Checksums compare versions; this compares what rows say. Some rows at a time, through every part that is here, in turn.
 * Invariants:
 * 1. Only rows of the same version are compared: another version is the pull's business.
 * 2. A row that says something else than the hub's is written as the hub has it, and logged without its words.
 * 3. Pending edits stand as before.
 * 4. Customers are left out: the hub notes every customer it hands out, and who has read of whom must stay readable there.
 */
const ROWS = 200;
const LOOSE = { isDurable: false };

type Place = { readonly part: string; readonly tbl: string; readonly id: string };
const START: Place = { part: '', tbl: '', id: '' };
type Fetched = RowsReply['rows'][number];

function placeIn(db: ReadableDb): Place {
  const kept = getMeta(db, 'audited');
  return kept === undefined ? START : (JSON.parse(kept) as Place);
}

/** The next rows behind `place`, all of one part; empty: this was the end of the round. */
function nextLinks(db: ReadableDb, { part, tbl, id }: Place): Place[] {
  const links = db.all<Place>(
    `select l.part, l.tbl, l.id from link l join part p on p.part = l.part and p.state = 'live'
     where (l.part, l.tbl, l.id) > (?, ?, ?) and l.tbl <> 'customer' order by l.part, l.tbl, l.id limit ?`,
    [part, tbl, id, ROWS],
  );
  return links.filter((link) => link.part === links[0]?.part);
}

/** Same version, other words. What does not pass the schema is not shown, and so says nothing. */
function differs(db: ReadableDb, [tbl, id, ver, data]: Fetched): boolean {
  if (ver === null) return false;
  const here = getRow(db, tbl as TableName, id);
  const theirs = TABLES[tbl as TableName].safeParse(data);
  return here?.ver === ver && theirs.success && canonical(here.data) !== canonical(theirs.data);
}

function mend(tx: WritableDb, rows: readonly Fetched[], deps: StepDeps): ReturnType<typeof changeSet> {
  const changed = changeSet();
  rebaseKeeping(tx, deps.writer(), changed, () => {
    for (const row of rows) {
      // Looked at beneath the pending edits, which are off in here.
      if (!differs(tx, row)) continue;
      const [tbl, id, ver, data] = row;
      if (ver === null) continue;
      writeRow(tx, tbl as TableName, id, ver, data, changed);
      deps.log.warn('audit.differs', { tbl, ver });
    }
  });
  return changed;
}

async function ask({ hub, deviceId }: StepDeps, links: readonly Place[]): Promise<RowsReply | undefined> {
  const [{ part }] = links as [Place];
  const keys = links.map(({ tbl, id }): [string, string] => [tbl, id]);
  try {
    return await hub.rows({ device: deviceId as DeviceId, schema: PROTOCOL_VERSION, part, keys });
  } catch (error) {
    // The part has just left the scope: the next pull says so.
    if (error instanceof HubRefused && error.code === 'denied') return undefined;
    throw error;
  }
}

/** @throws HubRefused, HubUnreachable as every step does. */
export async function auditStep(deps: StepDeps): Promise<Learned> {
  const { db } = deps;
  const links = db.read((tx) => nextLinks(tx, placeIn(tx)));
  if (links.length === 0) {
    db.write((tx) => {
      setMeta(tx, 'audited', JSON.stringify(START));
    }, LOOSE);
    return {};
  }
  const reply = await ask(deps, links);
  const isSame = reply?.epoch === db.read(positionOf).epoch;
  // As many as fitted the page; of a part that cannot be asked for all are passed over.
  const last = isSame ? links[reply.rows.length - 1] : links.at(-1);
  // Under pending edits a row looks different; whether it is, is seen beneath them.
  const looksDifferent = isSame && db.read((tx) => reply.rows.some((row) => differs(tx, row)));
  const changed = db.write((tx) => {
    const anew = looksDifferent ? mend(tx, reply.rows, deps) : changeSet();
    if (last) setMeta(tx, 'audited', JSON.stringify(last));
    return anew;
  }, LOOSE);
  deps.announce(changed.changes);
  return {};
}
