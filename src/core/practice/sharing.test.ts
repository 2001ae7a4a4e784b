import { describe, expect, test } from 'vitest';
import type { PracticeShare } from '#shared/domain/practice/index.ts';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { directoryTables } from '#core/directory/index.ts';
import type { ReadableDb } from '#core/db/types.ts';
import { anAgent } from '#testkit/core-team.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { practiceTables } from './tables.ts';
import { TEAM_CASES } from './cases.ts';
import { ENDED } from './ended.ts';
import { sharedRecord, teamOf } from './sharing.ts';

const POINTS = { listen: 3, questions: 3, clarity: 3, ownership: 3, procedure: null, privacy: 5 };
const aShare = (n: number, more: Partial<PracticeShare> = {}): PracticeShare => ({
  id: `share-${n}`,
  teamId: 'service',
  agentId: `agent-${n}` as PracticeShare['agentId'],
  issue: 'double-charge',
  title: 'x',
  lang: 'zh',
  channel: 'chat',
  at: n,
  sharedAt: n,
  spentMs: 1000,
  end: 'calm',
  points: POINTS,
  record: '{}',
  ...more,
});

function deskWith(shares: readonly PracticeShare[]) {
  const db = openMigrated();
  db.write((tx) => {
    for (const share of shares) practiceTables.share.put(tx, share, 1);
    directoryTables.agent.put(tx, anAgent('agent-1', { name: '晓敏' }), 1);
  });
  return db;
}
const teamWith = (shares: readonly PracticeShare[]) => deskWith(shares).read(teamOf);

test('of fewer than five people no mean is told, however much they share', () => {
  const four = Array.from({ length: 12 }, (_, n) => aShare(n, { agentId: `agent-${n % 4}` as never }));
  expect(teamWith(four)).toMatchObject({ people: 4, means: null });
});

test('of five people means are told, but of a skill only where five were scored in it', () => {
  const five = Array.from({ length: 5 }, (_, n) => aShare(n, n === 0 ? { points: { ...POINTS, procedure: 1 } } : {}));
  const { people, means, shared } = teamWith(five);
  expect([people, shared.map(({ at }) => at)]).toEqual([5, [4, 3, 2, 1, 0]]);
  expect(means?.map(({ skill }) => skill)).toEqual(['listen', 'questions', 'clarity', 'ownership', 'privacy']);
});

test('the mean is one of people: whoever shares a hundred sessions is one of them', () => {
  const much = Array.from({ length: 100 }, (_, n) =>
    aShare(n + 10, { agentId: 'agent-0' as never, points: { ...POINTS, listen: 5 } }),
  );
  const five = Array.from({ length: 5 }, (_, n) => aShare(n, n === 0 ? { points: { ...POINTS, listen: 5 } } : {}));
  const listen = teamWith([...five, ...much]).means?.find(({ skill }) => skill === 'listen');
  expect(listen).toEqual({ skill: 'listen', mean: 3.4, sessions: 105 });
});

const aRecord = (): PracticeRecord => ({
  sessionId: 's1',
  issue: 'refund-not-arrived',
  title: 'y',
  lang: 'en',
  channel: 'phone',
  at: 77,
  spentMs: 7,
  end: 'left',
  points: { ...POINTS, listen: 5 },
  mean: 5,
  isShared: false,
  agentName: '周华',
  persona: { key: 'nurse', about: 'x', age: 30 },
  called: 'x',
  need: 'fairness',
  feeling: 'anger',
  course: 'flaring',
  complications: [],
  trains: [],
  facts: [],
  company: [],
  turns: [{ did: 'said', at: 1, text: '您好' }],
  heat: [],
  walked: [],
  procedureTitle: null,
  marks: [],
  hints: 0,
  takenBack: 0,
  spokenBy: 'program',
  ref: { lang: 'zh', seed: 1, issue: null, persona: null, channel: null },
});

const recordRead = (record: string) =>
  deskWith([aShare(1, { record, end: 'calm', points: { ...POINTS, listen: 1 } })]).read((db) =>
    sharedRecord(db, 'share-1'),
  );

describe('the record of a shared session', () => {
  test('says of whose it is and what it was worth only what the hub has checked', () => {
    const forged = aRecord();
    expect(recordRead(JSON.stringify(forged))).toMatchObject({
      turns: forged.turns,
      agentName: '晓敏',
      title: 'x',
      issue: 'double-charge',
      end: 'calm',
      at: 1,
      spentMs: 1000,
      points: { ...POINTS, listen: 1 },
      mean: 3,
      isShared: true,
    });
  });

  test.each(['{}', '', '{"turns": [', 'null'])('is not there where it cannot be read: %j', (record) => {
    expect(() => recordRead(record)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});

/** What is asked of a desk, with its plan. */
function plansOf(work: (db: ReadableDb) => unknown): { sql: string; plan: string }[] {
  const asked: string[] = [];
  const db = deskWith([aShare(1)]);
  db.read((tx) => work({ ...tx, all: (sql, params) => (asked.push(sql), tx.all(sql, params)) }));
  const planOf = (sql: string): string =>
    db
      .read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`, [1, 1].slice(0, sql.split('?').length - 1)))
      .map(({ detail }) => detail)
      .join(' ');
  return asked.map((sql) => ({ sql, plan: planOf(sql) }));
}

describe('statements of practice', () => {
  test.each([
    ['share_at', teamOf],
    ['scenario_live', (db: ReadableDb) => db.all(TEAM_CASES, ['zh', 1])],
    ['practice_session_ended', (db: ReadableDb) => db.all(ENDED, [1, 1])],
  ])('are answered by %s in its order, and come to nothing long', (index, work) => {
    const plans = plansOf(work);
    expect(plans).toHaveLength(1);
    expect(plans[0]?.plan).toContain(index);
    expect(plans[0]?.plan).not.toContain('TEMP B-TREE');
    expect(plans[0]?.sql).not.toMatch(/\brecord\b/);
  });
});
