/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { endRows, oldTold, oldUses } from '#hub/sync/end-rows.ts';
import { inTransaction } from '#hub/store/index.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { agentPart, spacePart } from '#shared/domain/part.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { agentIdOf, type TestHub } from '../start-test-hub.ts';
import { keptSums, membersOf, recount, rowsRead, versionOf } from './recount.ts';

const ANN = agentIdOf('ann');

function useOf(at: number): Effect {
  const id = `article-refund.${randomUUID()}.opened`;
  const data = { id, articleId: 'article-refund', spaceId: 'home', agentId: ANN, how: 'opened', at };
  return { tbl: 'usage', id, data: data as never };
}

function noticeOf(kind: Notice['kind'], at: number): Effect {
  const data = { id: `notice-${randomUUID()}`, agentId: ANN, kind, ticketId: 'ticket-gone', articleId: null };
  const words = { messageId: null, fromId: null, reason: '', body: '看一下', at };
  return { tbl: 'notice', id: data.id, data: { ...data, ...words } as never };
}

/** Rows that end by their age, on every database alike. */
export function endSuite(hub: () => TestHub): void {
  const standing = async (part: string, rows: readonly Effect[]): Promise<boolean[]> => {
    const members = await membersOf(hub().store, part);
    return rows.map(({ tbl, id }) => `${tbl}/${id}` in members);
  };

  test('uses older than 45 days end in commits of a bounded size, as many as one run may make', async () => {
    const now = hub().clock.now();
    const old = [1, 2, 3, 4, 5].map((n) => useOf(now - 45 * DAY - n));
    const young = useOf(now - 45 * DAY);
    await hub().write([...old, young]);
    const before = await versionOf(hub().store);
    expect(await endRows(hub().store.db, now, { chunk: 2, commits: 2 })).toBe(4);
    expect(await versionOf(hub().store)).toBe(before + 2);
    expect(await standing(spacePart('home'), old)).toEqual([true, false, false, false, false]);
    expect(await endRows(hub().store.db, now, { chunk: 2, commits: 2 })).toBe(1);
    expect(await standing(spacePart('home'), [...old, young])).toEqual([false, false, false, false, false, true]);
    expect(await endRows(hub().store.db, now, { chunk: 2, commits: 2 })).toBe(0);
    expect(await versionOf(hub().store)).toBe(before + 3);
    expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
  });

  test('notices with words of a ticket end after 90 days; words an agent has lost stay for them', async () => {
    const now = hub().clock.now();
    const old = (['mention', 'followed', 'kept', 'article'] as const).map((kind) => noticeOf(kind, now - 91 * DAY));
    const young = noticeOf('mention', now - 89 * DAY);
    await hub().write([...old, young]);
    await endRows(hub().store.db, now);
    expect(await standing(agentPart(ANN), [...old, young])).toEqual([false, false, true, true, true]);
  });

  test('the hub ends by itself, every hour, what is old enough', async () => {
    const old = [useOf(hub().clock.now() - 46 * DAY), noticeOf('mention', hub().clock.now() - 91 * DAY)];
    await hub().write(old);
    hub().clock.advance(HOUR);
    await expect.poll(() => standing(spacePart('home'), old.slice(0, 1))).toEqual([false]);
    await expect.poll(() => standing(agentPart(ANN), old.slice(1))).toEqual([false]);
  });

  test('what is old is found without reading what is young', async () => {
    const now = hub().clock.now();
    const young = Array.from({ length: 200 }, () => [useOf(now), noticeOf('followed', now)]);
    await hub().write(young.flat());
    const old = [useOf(now - 46 * DAY), noticeOf('mention', now - 91 * DAY)];
    await hub().write(old);
    for (const find of [oldUses, oldTold]) {
      const read = await inTransaction(hub().store.db, async (tx) => {
        const before = await rowsRead(tx);
        await find(tx, now - 44 * DAY - (find === oldTold ? 45 * DAY : 0), 500);
        return (await rowsRead(tx)) - before;
      });
      expect(read).toBeLessThan(20);
    }
    await hub().write([...young.flat(), ...old].map((row) => ({ ...row, data: null })));
  });
}
