import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '#core/adapters/sqlite.node.ts';
import { HubUnreachable, type Transport } from '#core/kernel/ports.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { fakeClock } from '../clock.ts';
import { memoryLog } from '../core-ports.ts';
import { seededIds } from '../ids.ts';
import { seededRandom } from '../random.ts';
import { check, type Invariant } from './check.ts';
import { FOLDER, KEY, openParts, replicaFile, START, startDesk } from './desk.ts';
import { edit } from './edits.ts';
import type { Acknowledged } from './invariants.ts';
import { prepare, type Prepared } from './phases.ts';
import { cloneWorld } from './world.ts';

/** Whatever a crash could do to a replica is done to one by hand: the checker must name it. */
const journalFile = (dataDir: string): string => join(dataDir, FOLDER, 'outbox.log');
const unreachable: Transport = {
  hubUrl: 'https://hub.test',
  request: () => Promise.reject(new HubUnreachable('offline')),
};

let root: string;
let whole: Prepared;
let edited: string;
const acknowledged: Acknowledged[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'attune-check-'));
  ({ edits: whole } = await prepare(root, 1));
  edited = join(root, 'present');
  const clock = fakeClock(START + HOUR);
  const parts = await openParts(edited, clock);
  const open = startDesk({ clock, transport: unreachable, log: memoryLog(), seed: 1 }, parts, null);
  const chance = { random: seededRandom(3), ids: seededIds(clock, 3) };
  while (acknowledged.length < 8) acknowledged.push(edit(open, parts.db, chance)!);
  open.close();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let copies = 0;
/** What is found wrong with a copy to which something was done. */
async function foundAfter(harm: (dataDir: string) => void): Promise<Set<Invariant>> {
  copies += 1;
  const dataDir = join(root, `copy-${copies}`);
  cpSync(edited, dataDir, { recursive: true });
  harm(dataDir);
  const violations = await check(dataDir, cloneWorld(whole.world), { acknowledged, isSignedIn: true, errors: [] });
  return new Set(violations.map(({ invariant }) => invariant));
}

const bySql =
  (sql: string) =>
  (dataDir: string): void => {
    const db = openSqlite(replicaFile(dataDir), KEY);
    db.write((tx) => {
      tx.exec(sql);
    });
    db.close();
  };

function flipByte(dataDir: string): void {
  const bytes = readFileSync(replicaFile(dataDir));
  bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
  writeFileSync(replicaFile(dataDir), bytes);
}

/** A journal without its last line. */
function cutJournal(dataDir: string): void {
  const text = readFileSync(journalFile(dataDir), 'latin1');
  truncateSync(journalFile(dataDir), text.lastIndexOf('\n', text.length - 2) + 1);
}

const HARM: readonly (readonly [string, Invariant, (dataDir: string) => void])[] = [
  ['a byte of the file that is another', 'opens', flipByte],
  ['a schema that was never finished', 'opens', bySql('pragma user_version = 55')],
  ['an empty file beside a journal', 'opens', (dataDir) => truncateSync(replicaFile(dataDir))],
  ['an edit that is queued no longer', 'keeps', bySql('delete from pend where mid = (select max(mid) from pend)')],
  ['a sign-in that is forgotten', 'keeps', bySql(`delete from meta where k = 'agent'`)],
  ['an edit that left the journal', 'journal', cutJournal],
  ['an edit that is queued and not seen', 'visible', bySql(`delete from message where id in (select id from base)`)],
  ['a checksum that is another', 'sums', bySql(`update part set sum0 = sum0 + 1 where part = 'dir'`)],
  ['a row that no part holds', 'sums', bySql(`delete from link where tbl = 'macro'`)],
  ['a row that is missing', 'sums', bySql(`delete from customer where id = 'c01'`)],
  ['a row that is neither indexed nor noted', 'search', bySql('delete from search_customer; delete from search_dirty')],
  ['an entry without its text', 'search', bySql('delete from search_customer_text where rowid > 0')],
  ['entries that are counted wrongly', 'search', bySql(`update search_state set v = v + 1 where k = 'docs'`)],
  ['a row with other contents than at the hub', 'rest', bySql(`update macro set kind = 'note'`)],
];

describe('the check of a replica that was opened again', () => {
  test('finds nothing wrong where nothing was done', async () => {
    expect(await foundAfter(() => undefined)).toEqual(new Set());
  });

  test.each(HARM)('finds %s (%s)', async (_, invariant, harm) => {
    expect(await foundAfter(harm)).toContain(invariant);
  });
});
