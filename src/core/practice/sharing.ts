import { PracticeRecord, type PracticeTeam, type SharedSession } from '#shared/contract/app/practice.ts';
import { meanPoints, SKILLS, type PracticeShare, type Skill } from '#shared/domain/practice/index.ts';
import { agentNameOf } from '../directory/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { parsed } from '../db/replica-table.ts';
import { found } from '../kernel/refusal.ts';

const MOST_SHOWN = 500;
/** Of fewer people a mean would say how one of them stands. */
export const LEAST_PEOPLE = 5;

const sharesIn = (db: ReadableDb): PracticeShare[] =>
  db
    .all<{ data: string }>('select data from share order by at desc limit ?', [MOST_SHOWN])
    .map(({ data }) => parsed<PracticeShare>(data));

function sharedOf(
  db: ReadableDb,
  { id, agentId, issue, title, lang, channel, at, spentMs, end, points }: PracticeShare,
): SharedSession {
  const mean = Math.round(meanPoints({ points }) * 100) / 100;
  const agentName = agentNameOf(db, agentId) ?? '';
  return {
    shareId: id,
    sessionId: id,
    agentId,
    agentName,
    issue,
    title,
    lang,
    channel,
    at,
    spentMs,
    end,
    points,
    mean,
  };
}

/** The mean of a skill; none where fewer than five people were scored in it, however many have shared something. */
function meanOfTeam(
  shares: readonly PracticeShare[],
  skill: Skill,
): { skill: Skill; mean: number; sessions: number }[] {
  const scored = shares.filter(({ points }) => points[skill] !== null);
  if (new Set(scored.map(({ agentId }) => agentId)).size < LEAST_PEOPLE) return [];
  const mean = scored.reduce((sum, { points }) => sum + (points[skill] ?? 0), 0) / scored.length;
  return [{ skill, mean: Math.round(mean * 100) / 100, sessions: scored.length }];
}

/** What was shared, newest first, and means of everybody together. */
export function teamOf(db: ReadableDb): PracticeTeam {
  const shares = sharesIn(db);
  const people = new Set(shares.map(({ agentId }) => agentId)).size;
  return {
    shared: shares.map((one) => sharedOf(db, one)),
    people,
    means: people < LEAST_PEOPLE ? null : SKILLS.flatMap((skill) => meanOfTeam(shares, skill)),
  };
}

/** @throws Refusal NOT_FOUND: it was withdrawn, or is not for whoever asks. */
export function sharedRecord(db: ReadableDb, shareId: string): PracticeRecord {
  const row = db.get<{ data: string }>('select data from share where id = ?', [shareId]);
  // Another desk wrote it, perhaps of another version: what cannot be read is not there.
  const read = PracticeRecord.safeParse(JSON.parse(parsed<PracticeShare>(found(row).data).record));
  return found(read.success ? read.data : undefined);
}
