import { z } from 'zod';
import {
  Scenario,
  ScenarioRef,
  Scorecard,
  SessionEnd,
  SessionState,
  Turn,
  MAX_TURNS,
} from '#shared/domain/practice/index.ts';
import { Run, SopStep } from '#shared/domain/sop/index.ts';
import { LocalizedText } from '#shared/kernel/text.ts';
import { Millis } from '#shared/kernel/time.ts';
import { json } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** The procedure as it stood when the session was begun: a later version must not change what was scored. */
export const StoredProcedure = z.object({
  key: z.string(),
  version: z.int(),
  title: LocalizedText,
  start: z.string(),
  steps: z.array(SopStep),
});

/** A session with everything that a replay needs. `state` of one that goes on; `card` null: it does. */
export const StoredSession = z.object({
  id: z.string(),
  ref: ScenarioRef,
  scenario: Scenario,
  procedure: StoredProcedure.nullable(),
  state: SessionState,
  startedAt: Millis,
  /** Time spent before `spentSinceAt`, ms; null: the clock stands. */
  spentMs: z.int(),
  spentSinceAt: Millis.nullable(),
  turns: z.array(Turn).max(MAX_TURNS + 20),
  runs: z.array(Run),
  /** Entries of runs that stand among the turns already. */
  seenEntries: z.array(z.string()),
  takenBack: z.int(),
  hints: z.int(),
  end: SessionEnd.nullable(),
  endedAt: Millis.nullable(),
  card: Scorecard.nullable(),
  heat: z.array(z.object({ turn: z.int(), heat: z.number() })),
  spokenBy: z.enum(['program', 'model']),
  shareId: z.string().nullable(),
});
export type StoredSession = z.infer<typeof StoredSession>;

type Row = { data: string };

/** What an older program wrote and this one cannot read is passed over, and stays where it is. */
const readable = (rows: readonly Row[]): StoredSession[] =>
  rows.flatMap(({ data }) => {
    const read = StoredSession.safeParse(JSON.parse(data));
    return read.success ? [read.data] : [];
  });

export function keepSession(tx: WritableDb, session: StoredSession): void {
  tx.run(
    `insert into practice_session (id, lang, at, ended_at, is_shared, data) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do update set ended_at = excluded.ended_at, is_shared = excluded.is_shared, data = excluded.data`,
    [
      session.id,
      session.scenario.lang,
      session.startedAt,
      session.endedAt,
      session.shareId === null ? 0 : 1,
      json(session),
    ],
  );
}

export const findSession = (db: ReadableDb, id: string): StoredSession | undefined =>
  readable(db.all<Row>('select data from practice_session where id = ?', [id]))[0];

/** One that goes on, or was left without an end. */
export const goingSession = (db: ReadableDb): StoredSession | undefined =>
  readable(db.all<Row>('select data from practice_session where ended_at is null order by at desc limit 1'))[0];

/** Ended before then (null: any), newest first. */
export const endedSessions = (db: ReadableDb, before: number | null, limit: number): StoredSession[] =>
  readable(
    db.all<Row>('select data from practice_session where ended_at < ? order by ended_at desc limit ?', [
      before ?? Number.MAX_SAFE_INTEGER,
      limit,
    ]),
  );

export function dropSession(tx: WritableDb, id: string): void {
  tx.run('delete from practice_session where id = ?', [id]);
}
