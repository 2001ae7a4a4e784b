import { expect, test } from 'vitest';
import type { PracticeShare } from '#shared/domain/practice/index.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { practiceTables } from './tables.ts';
import { teamOf } from './sharing.ts';

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

function teamWith(shares: readonly PracticeShare[]) {
  const db = openMigrated();
  db.write((tx) => {
    for (const share of shares) practiceTables.share.put(tx, share, 1);
  });
  return db.read(teamOf);
}

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
