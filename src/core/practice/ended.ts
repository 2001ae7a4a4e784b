import type { PracticeSummary } from '#shared/contract/app/practice.ts';
import { KEEP_SHARES_MS, type CoreSkill } from '#shared/domain/practice/index.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { rounded } from './rounded.ts';

/** What lists, courses and means need of a session that has ended: its columns alone, for a whole one may be long. */
export type Ended = Omit<PracticeSummary, 'isShared'> & {
  readonly trains: readonly CoreSkill[];
  /** A session that was left at once says nothing of whoever left it. */
  readonly hasSaid: boolean;
  readonly shareId: string | null;
  readonly sharedAt: number | null;
};

export const ENDED = `select id, ended_at, share_id, shared_at, has_said, lang, channel, issue, title, trains, spent_ms, ending, points,
  mean from practice_session where ended_at < ? and points is not null order by ended_at desc, id limit ?`;

/** Trusts the row: `keepSession` has written it. */
const endedFrom = (row: Row): Ended =>
  ({
    sessionId: row['id'],
    issue: row['issue'],
    title: row['title'],
    lang: row['lang'],
    channel: row['channel'],
    at: Number(row['ended_at']),
    spentMs: Number(row['spent_ms']),
    end: row['ending'],
    points: parsed(row['points']),
    mean: Number(row['mean']),
    trains: parsed(row['trains']),
    hasSaid: row['has_said'] === 1,
    shareId: row['share_id'],
    sharedAt: row['shared_at'] === null ? null : Number(row['shared_at']),
  }) as Ended;

/** Ended before then (null: any), newest first. */
export const endedSessions = (db: ReadableDb, before: number | null, limit: number): Ended[] =>
  db.all<Row>(ENDED, [before ?? Number.MAX_SAFE_INTEGER, limit]).map(endedFrom);

/** Whether leads may still have it: the hub lets it go after a while. */
export const isShared = (
  { shareId, sharedAt }: { readonly shareId: string | null; readonly sharedAt?: number | null | undefined },
  now: number,
): boolean => shareId !== null && now - (sharedAt ?? now) <= KEEP_SHARES_MS;

export function listedOf(
  { trains: _trains, hasSaid: _said, shareId, sharedAt, ...summary }: Ended,
  now: number,
): PracticeSummary {
  return { ...summary, mean: rounded(summary.mean), isShared: isShared({ shareId, sharedAt }, now) };
}
