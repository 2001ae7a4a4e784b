import type { IndexProgress } from '#shared/contract/app/search.ts';
import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { Agent } from '#shared/domain/agent.ts';
import type { WriteContext } from '#shared/domain/mutation/index.ts';
import { teamsIn } from '#shared/domain/part.ts';
import { TABLES } from '#shared/domain/tables.ts';
import type { BoardLine } from '../board/index.ts';
import { DeskContacts, type ContactNews, type LineWord } from '../contacts/index.ts';
import { ReplicaDamaged } from '../db/errors.ts';
import { getMeta, getNumber } from '../db/meta.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { findAgent } from '../directory/index.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import { createEdits } from './edits.ts';
import type { Desk } from '../kernel/desk.ts';
import type {
  Clock,
  Crypto,
  Files,
  Ids,
  Journal,
  Log,
  Random,
  ReadFeeling,
  SettingsStore,
  Transport,
} from '../kernel/ports.ts';
import type { DeskLoad, ReliefWord } from '../load/index.ts';
import {
  bringForgottenBack,
  createEditLog,
  lastMid,
  linesOf,
  openPendsOf,
  readJournal,
  sweepUploads,
  type EditLog,
} from '../outbox/index.ts';
import { draftsNoticed } from '../scenarios/index.ts';
import { startIndexer } from '../search/index.ts';
import { heldParts, startSync, type RunningSync } from '../sync/index.ts';
import { Keeper } from '../tickets/index.ts';
import { Viewers, type LiveWord, type Told } from '../viewers/index.ts';
import { watchBoard, watchLoad } from './watch.ts';

export type DeskWorld = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly crypto: Crypto;
  readonly transport: Transport;
  readonly feel: ReadFeeling | null;
  readonly settings: SettingsStore;
  readonly announce: (changes: Changes) => void;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onViewers: (told: Told) => void;
  readonly onContact: (news: ContactNews) => void;
  /** Whether a screen shows the desk. */
  readonly isAttended: () => boolean;
  readonly onIndex: (progress: IndexProgress) => void;
};

export type DeskOptions = {
  readonly db: Db;
  readonly files: Files;
  readonly journal: Journal;
  readonly accessToken: string | null;
  readonly onLease: (leaseUntilAt: number) => void;
  readonly onRevoked: () => void;
  /** A page of the file could not be read: it has to be rebuilt at the next sign-in. */
  readonly onDamaged: () => void;
};

export type OpenDesk = {
  readonly desk: Desk;
  readonly contacts: DeskContacts;
  readonly load: DeskLoad;
  readonly board: BoardLine;
  readonly sync: RunningSync;
  close(): void;
};

const signedInAgent = (db: ReadableDb): Agent => Agent.parse(JSON.parse(getMeta(db, 'agent') ?? 'null'));

const delivery = (state: string): 'local' | 'sent' => (state === 'sent' ? 'sent' : 'local');

function unconfirmedLines(db: ReadableDb, ticketId: string): Map<string, 'local' | 'sent'> {
  return new Map(
    openPendsOf(db, ticketId).flatMap((pend) =>
      linesOf(pend.mutation).map((id) => [id, delivery(pend.state)] as const),
    ),
  );
}

type Writer = Omit<WriteContext, 'now'>;

/**
 * Makes database and journal tell the same: what the one has forgotten comes back from the other.
 * @throws ReplicaDamaged when the database has forgotten edits and is not sound besides.
 */
function levelled(world: DeskWorld, { db, journal }: DeskOptions, writer: Writer): EditLog {
  const { kept, lines, unreadable } = readJournal(journal);
  const changed = changeSet();
  const isBehind = lastMid(kept) >= db.read((tx) => getNumber(tx, 'nextMid') ?? 1);
  if (isBehind) {
    if (!db.isSound()) throw new ReplicaDamaged('an older file under a newer journal');
    const edits = db.write((tx) => bringForgottenBack(tx, kept, writer, world.clock.now(), changed));
    world.log.warn('replica.behind', { edits });
  }
  const editLog = createEditLog(db, journal, world.log, kept);
  const rows = db.read(rowsToKeep);
  if (unreadable > 0) world.log.warn('journal.unreadable', { lines: unreadable });
  if (unreadable > 0 || lines > 2 * rows + SPARE_LINES)
    trying(world.log, 'journal.compact', () => editLog.compact()); // The old one stands when there is no room.
  else editLog.keepUp(new Map(['outbox', 'ticket', 'article'].map((tbl) => [tbl, null])));
  return editLog;
}

function trying(log: Log, event: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error(event, error);
  }
}

/** A journal is written anew when it holds this many lines more than it needs. */
const SPARE_LINES = 1000;
const rowsToKeep = (db: ReadableDb): number =>
  db.get<{ n: number }>('select (select count(*) from pend) + (select count(*) from draft) as n')?.n ?? 0;

/** Puts a desk on an open replica and starts its sync. `close` ends both; nothing touches the file after it. */
export function openDesk(world: DeskWorld, options: DeskOptions): OpenDesk {
  const { db, files, journal } = options;
  const own = db.read(signedInAgent);
  const deviceId = db.read((tx) => getMeta(tx, 'device')) ?? '';
  const agentIn = (tx: ReadableDb): Agent => findAgent(tx, own.id) ?? own;
  const agent = (): Agent => db.read(agentIn);
  const teamIds = () => teamsIn(db.read(heldParts));
  const writer = (): Writer => ({ agentId: own.id, role: agent().role, writer: deviceId, teamIds: teamIds() });
  const editLog = levelled(world, options, writer());
  const keeper = new Keeper({ db, clock: world.clock, announce: world.announce });
  const indexer = startIndexer({ db, clock: world.clock, log: world.log, onProgress: world.onIndex });
  const announce = (changes: Changes): void => {
    indexer.wake();
    editLog.keepUp(changes);
    // What is announced stands already: nobody's edit fails because what follows from it cannot be worked out now.
    trying(world.log, 'promises.behind', () => keeper.noticed(changes));
    trying(world.log, 'contacts.behind', () => contacts.noticed(changes));
    trying(world.log, 'scenarios.behind', () => draftsNoticed({ read: db.read, ...edits }, changes));
    if (changes.has('load') || changes.has('shift')) load.moved();
    world.announce(changes);
  };
  // The screen has read rows that are not there any more.
  db.onTakenBack(() => {
    const everything = changeSet();
    for (const tbl of Object.keys(TABLES)) everything.addAll(tbl);
    world.announce(everything.changes);
  });
  const onLive = (word: LiveWord | LineWord | ReliefWord): void => {
    if (word.type === 'relief') return load.relieved(word.data);
    if (word.type !== 'contact' && word.type !== 'withdrawn') viewers.heard(word);
    if (word.type !== 'viewers') contacts.heard(word);
  };
  void sweepUploads({ db, files, log: world.log }, world.clock.now());
  const sync = startSync({ ...world, ...options, announce, onLive, agentId: own.id, deviceId, writer });
  const viewers = new Viewers({
    clock: world.clock,
    deviceId,
    ask: sync.ask,
    nameOf: (agentId) => db.read((tx) => findAgent(tx, agentId))?.name ?? '',
    announce: world.onViewers,
  });
  const edits = createEdits({ db, clock: world.clock, writer, announce, edited: sync.edited });
  const contacts = new DeskContacts({
    ...world,
    db,
    deviceId,
    agent,
    mutate: edits.mutate,
    writeLocal: edits.writeLocal,
    announce: world.onContact,
    ask: sync.ask,
    skewMs: sync.skewMs,
    moved: () => load.moved(),
    report: () => load.report(),
    hands: () => load.hands(),
  });
  const isClockKnown = () => sync.skewMs() !== null;
  const load = watchLoad({ ...world, db, agent, contacts, isClockKnown, announce: world.announce });
  const board = watchBoard({ ...world, deviceId, sync });
  const desk: Desk = {
    viewers,
    agent,
    files,
    read: db.read,
    unconfirmedLines,
    sync: { now: sync.now, download: sync.download, ask: sync.ask },
    ...edits,
  };
  const close = (): void => {
    indexer.stop();
    keeper.stop();
    board.close();
    load.stop();
    contacts.stop();
    viewers.stop();
    sync.stop();
    files.close();
    journal.close();
    db.close();
  };
  return { desk, contacts, load, board, sync, close };
}
