import { z } from 'zod';
import { PracticeRecord } from '#shared/contract/app/practice.ts';
import {
  meanPoints,
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
import type { ReadableDb, Value, WritableDb } from '../db/types.ts';

/** The procedure as it stood when the session was begun: a later version must not change what was scored. */
export const StoredProcedure = z.object({
  key: z.string(),
  version: z.int(),
  title: LocalizedText,
  start: z.string(),
  steps: z.array(SopStep),
});

/** What its record shows beside turns and card, as it was when it ended: later words and rules change no old record. */
export const Shown = z.object({
  facts: PracticeRecord.shape.facts,
  walked: PracticeRecord.shape.walked,
  company: z.array(z.string()),
});
export type Shown = z.infer<typeof Shown>;

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
  /** What it was shared as; null: it is not, or it was refused. Its column counts, which follows what becomes of it. */
  shareId: z.string().nullable(),
  sharedAt: Millis.nullable().optional(),
  /** Since it ended; absent in what an older program kept. */
  shown: Shown.optional(),
});
export type StoredSession = z.infer<typeof StoredSession>;

type Row = { data: string; share_id: string | null; shared_at: number | null };
const SELECT = 'select data, share_id, shared_at from practice_session';

/** What an older program wrote and this one cannot read is passed over, and stays where it is. */
const readable = (rows: readonly Row[]): StoredSession[] =>
  rows.flatMap(({ data, share_id: shareId, shared_at: sharedAt }) => {
    const read = StoredSession.safeParse(JSON.parse(data));
    return read.success ? [{ ...read.data, shareId, sharedAt }] : [];
  });

const COLUMNS = [
  'at',
  'ended_at',
  'share_id',
  'shared_at',
  'has_said',
  'lang',
  'channel',
  'issue',
  'title',
  'trains',
  'spent_ms',
  'ending',
  'points',
  'mean',
  'data',
];
const KEEP = `insert into practice_session (id, ${COLUMNS.join(', ')}) values (?, ${COLUMNS.map(() => '?').join(', ')})
  on conflict (id) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

function columnsOf(session: StoredSession): Value[] {
  const { scenario, card, shareId, endedAt, startedAt } = session;
  const { issue, lang, channel } = scenario;
  return [
    startedAt,
    endedAt,
    shareId,
    shareId === null ? null : (session.sharedAt ?? endedAt ?? startedAt),
    session.turns.some(({ did }) => did === 'said') ? 1 : 0,
    lang,
    channel,
    issue.key,
    issue.title,
    json(issue.trains),
    session.spentMs,
    session.end,
    card && json(card.points),
    card && meanPoints(card),
    json(session),
  ];
}

export function keepSession(tx: WritableDb, session: StoredSession): void {
  tx.run(KEEP, [session.id, ...columnsOf(session)]);
}

/** What of one's own is shared beyond the newest `most`, the oldest. */
export const sharedBeyond = (db: ReadableDb, most: number): string[] =>
  db
    .all<{ share_id: string }>(
      'select share_id from practice_session where share_id is not null order by shared_at desc, id limit -1 offset ?',
      [most],
    )
    .map((row) => row.share_id);

export function forgetShare(tx: WritableDb, shareId: string): void {
  tx.run('update practice_session set share_id = null, shared_at = null where share_id = ?', [shareId]);
}

export const findSession = (db: ReadableDb, id: string): StoredSession | undefined =>
  readable(db.all<Row>(`${SELECT} where id = ?`, [id]))[0];

/** One that goes on, or was left without an end. */
export const goingSession = (db: ReadableDb): StoredSession | undefined =>
  readable(db.all<Row>(`${SELECT} where ended_at is null order by at desc limit 1`))[0];

export function dropSession(tx: WritableDb, id: string): void {
  tx.run('delete from practice_session where id = ?', [id]);
}
