import type { RunView, SopSummary } from '#shared/contract/app/sops.ts';
import { runStanding } from '#shared/domain/sop/run-standing.ts';
import type { Flag, Run, Sop } from '#shared/domain/sop/index.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { findTicketData } from '../tickets/index.ts';
import { sopTables } from './tables.ts';

const MAX_SOPS = 2000;
const MAX_RUNS = 50;
const MAX_FLAGS = 200;

const documents = <T>(db: ReadableDb, sql: string, params: readonly Value[] = []): T[] =>
  db.all<{ data: string }>(sql, [...params]).map(({ data }) => parsed<T>(data));

/** The newest version of every procedure, also of one that is retired. */
export const newestSops = (db: ReadableDb): Sop[] =>
  documents<Sop>(
    db,
    `select s.data from (select key, max(version) as version from sop group by key limit ${MAX_SOPS}) as n
     join sop as s on s.key = n.key and s.version = n.version order by s.key`,
  );

/** 0: there is none. */
export const newestVersion = (db: ReadableDb, key: string): number =>
  db.get<{ n: number | null }>('select max(version) as n from sop where key = ?', [key])?.n ?? 0;

const newestSop = (db: ReadableDb, key: string): Sop | undefined =>
  documents<Sop>(db, 'select data from sop where key = ? order by version desc limit 1', [key])[0];

export const versionsOf = (db: ReadableDb, key: string): Sop[] =>
  documents<Sop>(db, `select data from sop where key = ? order by version desc limit ${MAX_SOPS}`, [key]);

export const findSop = (db: ReadableDb, sopId: string): Sop | undefined => sopTables.sop.get(db, sopId)?.data;
export const findRun = (db: ReadableDb, runId: string): Run | undefined => sopTables.run.get(db, runId)?.data;

const isOver = ({ endedAt }: Run): number => (endedAt === null ? 0 : 1);

/** Runs of a ticket, of a contact, or of both: those that go on first, then the newest. */
export function runsAbout(db: ReadableDb, ticketId: string | null, contactId: string | null): Run[] {
  const found = (column: 'ticket_id' | 'contact_id', id: string | null): Run[] =>
    id === null
      ? []
      : documents<Run>(
          db,
          `select data from run where ${column} = ? order by ended_at is not null, started_at desc, id limit ${MAX_RUNS}`,
          [id],
        );
  const all = new Map([...found('ticket_id', ticketId), ...found('contact_id', contactId)].map((run) => [run.id, run]));
  return [...all.values()].toSorted((a, b) => isOver(a) - isOver(b) || b.startedAt - a.startedAt).slice(0, MAX_RUNS);
}

export const flagsOf = (db: ReadableDb, key: string): Flag[] =>
  documents<Flag>(db, `select data from flag where key = ? order by at desc, id limit ${MAX_FLAGS}`, [key]);

/** Without its version only what was written down is known: neither where it stands nor what is left. */
const unknown = ({ startedAt, state, endedAt }: Run, blocks: readonly string[]) => ({
  trail: [],
  current: null,
  since: startedAt,
  state,
  endedAt,
  misfits: 0,
  done: 0,
  left: 0,
  blocks: [...blocks],
});

/** What its ticket says of it, while its version is gone. */
const markedBlocks = (db: ReadableDb, { id, ticketId }: Run): readonly string[] =>
  (ticketId === null ? undefined : findTicketData(db, ticketId)?.runs)?.find(({ runId }) => runId === id)?.blocks ?? [];

/** Steps of this version that somebody has flagged and nobody has dealt with. */
function openFlagsOf(db: ReadableDb, { key, version }: Run, me: string): string[] {
  const open = documents<Flag>(db, `select data from flag where key = ? and resolved_at is null limit ${MAX_FLAGS}`, [
    key,
  ]);
  const mine = open.filter((flag) => flag.version === version && flag.agentId === me);
  return [...new Set(mine.map(({ step }) => step))];
}

export function runView(db: ReadableDb, run: Run, me: string): RunView {
  const sop = findSop(db, run.sopId) ?? null;
  const { entries, ...head } = run;
  const { trail, ...now } = sop ? runStanding(sop, run) : unknown(run, markedBlocks(db, run));
  const newest = newestSop(db, run.key);
  return {
    ...head,
    ...now,
    sop,
    agentName: agentNameOf(db, run.agentId),
    waived: entries.flatMap((entry) => {
      if (entry.did !== 'waive') return [];
      const { step, note, at, agentId } = entry;
      return [{ step, note, at, agentName: agentNameOf(db, agentId) }];
    }),
    trail: trail.map((visit) => ({ ...visit, agentName: agentNameOf(db, visit.agentId) })),
    flagged: openFlagsOf(db, run, me),
    newestVersion: newest?.retiredAt === null ? newest.version : null,
  };
}

const count = (db: ReadableDb, sql: string, key: string): number => db.get<{ n: number }>(sql, [key])?.n ?? 0;
const GOING = 'select count(*) as n from run where key = ? and ended_at is null';
const OPEN_FLAGS = 'select count(*) as n from flag where key = ? and resolved_at is null';
const DRAFTS = 'select count(*) as n from sop_draft where key = ?';

/** The newest version of each procedure; one that is retired only for whoever looks after them. */
export function summaries(db: ReadableDb, withRetired: boolean): SopSummary[] {
  return newestSops(db)
    .filter(({ retiredAt }) => withRetired || retiredAt === null)
    .map(({ id: sopId, key, version, title, tags, articleIds, publishedAt, retiredAt, steps }) => ({
      sopId,
      key,
      version,
      title,
      tags,
      articleIds,
      publishedAt,
      retiredAt,
      steps: steps.length,
      going: count(db, GOING, key),
      openFlags: count(db, OPEN_FLAGS, key),
      hasDraft: count(db, DRAFTS, key) > 0,
    }));
}
