import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SearchGroup } from '#shared/contract/app/search.ts';
import { DAY } from '#shared/kernel/time.ts';
import { anArticle, T0 } from '#testkit/core-team.ts';
import { idOfHit, searchLab, type SearchLab } from '#testkit/core-search.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
});
afterEach(() => {
  lab.close();
});

let written = 0;
const used = (articleId: string, times: number, at = lab.clock.now() - DAY) => {
  for (let i = 0; i < times; i += 1) {
    written += 1;
    const use = { id: `u${written}`, articleId, spaceId: 'help', agentId: `a${i}`, how: 'inserted', at };
    lab.put('usage', use as never);
  }
};
const judged = (articleId: string, verdict: string, resolvedAt: number | null = null) => {
  written += 1;
  const about = {
    id: `f${written}`,
    articleId,
    spaceId: 'help',
    agentId: 'ana',
    version: 1,
    note: '',
    resolvedBy: null,
  };
  lab.put('feedback', { ...about, verdict, at: T0, resolvedAt } as never);
};
const article = (id: string, at: number, title = '退款') =>
  lab.put('article', anArticle(id, { title, body: title === '退款' ? '' : '退款', updatedAt: T0 + at * 1000 }));

function pages(limit: number, between: () => void = () => undefined): string[] {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const group: SearchGroup | undefined = lab.ask('退款', { kinds: ['article'], limit, after }).groups[0];
    ids.push(...(group?.hits ?? []).map(idOfHit));
    after = group?.next ?? null;
    between();
  } while (after !== null);
  return ids;
}

test('of titles the more used of the last 45 days comes first, then the newest; the text alone never before a title', async () => {
  for (const [i, id] of ['k1', 'k2', 'k3', 'k4'].entries()) article(id, i);
  article('k5', 9, '别的');
  used('k1', 3);
  used('k2', 1);
  used('k3', 9, lab.clock.now() - 46 * DAY);
  used('k5', 50);
  await lab.index();
  expect(pages(20)).toEqual(['k1', 'k2', 'k4', 'k3', 'k5']);
});

test('useful counts for, wrong against it until that is settled', async () => {
  for (const [i, id] of ['k1', 'k2', 'k3'].entries()) article(id, i);
  used('k1', 2);
  used('k2', 2);
  judged('k1', 'useful');
  judged('k2', 'wrong');
  await lab.index();
  expect(pages(20)).toEqual(['k1', 'k2', 'k3']);
  judged('k2', 'wrong');
  expect(pages(20)).toEqual(['k1', 'k3', 'k2']);
  judged('k3', 'wrong', T0);
  judged('k3', 'useful');
  judged('k3', 'useful');
  judged('k3', 'useful');
  judged('k3', 'useful');
  expect(pages(20)).toEqual(['k3', 'k1', 'k2']);
});

test('page by page each once, whatever is used meanwhile', async () => {
  for (let i = 0; i < 60; i += 1) article(`k${i}`, i, i % 3 === 0 ? '别的' : '退款');
  await lab.index();
  const uses = fc.array(fc.tuple(fc.nat({ max: 59 }), fc.nat({ max: 5 })), { maxLength: 20 });
  fc.assert(
    fc.property(uses, uses, fc.integer({ min: 1, max: 25 }), (before, meanwhile, limit) => {
      for (const [i, times] of before) used(`k${i}`, times);
      const left = [...meanwhile];
      const ids = pages(limit, () => {
        const next = left.pop();
        if (next) used(`k${next[0]}`, next[1] + 1);
      });
      expect(ids).toHaveLength(60);
      expect(new Set(ids).size).toBe(60);
      expect(ids.slice(0, 40).every((id) => Number(id.slice(1)) % 3 !== 0)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('windows beyond the newest five hundred have their own most used', async () => {
  for (let i = 0; i < 520; i += 1) article(`k${i}`, i);
  used('k3', 5);
  used('k100', 2);
  await lab.index();
  const ids = pages(50);
  expect(new Set(ids).size).toBe(520);
  expect([ids[0], ids[1], ids[500], ids[501]]).toEqual(['k100', 'k519', 'k3', 'k19']);
});
