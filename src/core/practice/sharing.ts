import { PracticeRecord, type PracticeTeam, type SharedSession } from '#shared/contract/app/practice.ts';
import { meanPoints, SKILLS, type Skill } from '#shared/domain/practice/index.ts';
import { agentNameOf } from '../directory/index.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { found } from '../kernel/refusal.ts';
import { rounded } from './rounded.ts';
import { listedShare, SHARE_COLUMNS } from './tables.ts';

const MOST_SHOWN = 500;
/** Of fewer people a mean would say how one of them stands. */
const LEAST_PEOPLE = 5;

const LISTED = `select id, ${SHARE_COLUMNS.join(', ')} from share`;

/** What the row says of it, which the hub has checked: whose it is, and what it was worth. */
function sharedOf(db: ReadableDb, row: Row): SharedSession {
  const { id, agentId, issue, title, lang, channel, at, spentMs, end, points } = listedShare(row);
  const own = { shareId: id, sessionId: id, agentId, agentName: agentNameOf(db, agentId) ?? '' };
  return { ...own, issue, title, lang, channel, at, spentMs, end, points, mean: rounded(meanPoints({ points })) };
}

const sharesIn = (db: ReadableDb): SharedSession[] =>
  db.all<Row>(`${LISTED} order by at desc, id limit ?`, [MOST_SHOWN]).map((row) => sharedOf(db, row));

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * The mean of a skill: of people's own means, so that whoever shares much is one person all the same. None where fewer than five
 * people were scored in it, however many have shared something.
 */
function meanOfTeam(
  shares: readonly SharedSession[],
  skill: Skill,
): { skill: Skill; mean: number; sessions: number }[] {
  const scored = shares.flatMap(({ agentId, points }) => {
    const given = points[skill];
    return given === null ? [] : [{ agentId, given }];
  });
  const people = [...Map.groupBy(scored, ({ agentId }) => agentId).values()];
  if (people.length < LEAST_PEOPLE) return [];
  const mean = average(people.map((own) => average(own.map(({ given }) => given))));
  return [{ skill, mean: rounded(mean), sessions: scored.length }];
}

/** What was shared, newest first, and means of everybody together. */
export function teamOf(db: ReadableDb): PracticeTeam {
  const shared = sharesIn(db);
  const people = new Set(shared.map(({ agentId }) => agentId)).size;
  return {
    shared,
    people,
    means: people < LEAST_PEOPLE ? null : SKILLS.flatMap((skill) => meanOfTeam(shared, skill)),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The record as its trainee's desk wrote it; whose it is, when it was and what it was worth are the row's, as in every list.
 * @throws Refusal NOT_FOUND: it was withdrawn, is not for whoever asks, or cannot be read (another desk wrote it, perhaps of another
 * version).
 */
export function sharedRecord(db: ReadableDb, shareId: string): PracticeRecord {
  const row = found(db.get<Row>(`${LISTED.replace(' from', ', record from')} where id = ?`, [shareId]));
  const read = PracticeRecord.safeParse(jsonIn(row['record'] as string));
  const { agentId: _agent, shareId: _share, ...checked } = sharedOf(db, row);
  return { ...found(read.success ? read.data : undefined), ...checked, isShared: true };
}
