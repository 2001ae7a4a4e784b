import { describe, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { sampleIssue, sampleScenario } from '#testkit/practice-sample.ts';
import { casesOf } from './cases.ts';
import { practiceTables } from './tables.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());

function casesWith(...published: Parameters<typeof practiceTables.scenario.put>[1][]) {
  const db = openMigrated();
  db.write((tx) => {
    for (const one of published) practiceTables.scenario.put(tx, one, 1);
  });
  return db.read((tx) => casesOf(tx, source, 'zh'));
}
const aCase = (n: number, more: Parameters<typeof sampleIssue>[0] = {}) =>
  sampleScenario(`c${n}`, { publishedAt: n, issue: sampleIssue({ key: `team-${n}`, ...more }) });

describe('cases of the team', () => {
  test('are the newest two hundred in their language, without what is retired', () => {
    const many = Array.from({ length: 203 }, (_, n) => aCase(n + 1));
    const { own } = casesWith(...many, { ...aCase(900), lang: 'en' }, { ...aCase(901), retiredAt: 5 });
    expect([own.size, own.has('team-203'), own.has('team-4'), own.has('team-3')]).toEqual([200, true, true, false]);
    expect([own.has('team-900'), own.has('team-901')]).toEqual([false, false]);
  });

  test('are the newest of one name, and none that cannot be practised', () => {
    const broken = aCase(3, { company: ['{nobody}'] });
    const { issues, own } = casesWith(aCase(1, { title: '旧' }), aCase(2, { key: 'team-1', title: '新' }), broken);
    expect(issues.filter(({ key }) => own.has(key)).map(({ title }) => title)).toEqual(['新']);
  });

  test('never stand for one that comes with the program', () => {
    const { issues, own } = casesWith(aCase(1, { key: 'refund-not-arrived', title: '假的' }));
    expect([own.size, issues.some(({ title }) => title === '假的')]).toEqual([0, false]);
  });
});
