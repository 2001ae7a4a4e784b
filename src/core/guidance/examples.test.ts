import { beforeEach, expect, test } from 'vitest';
import { anArticle, aTicket } from '#testkit/core-team.ts';
import { openSqliteInMemory } from '../adapters/sqlite.node.ts';
import { putRow } from '../replica/index.ts';
import { migrate } from '../db/migrate.ts';
import type { Db } from '../db/types.ts';
import { examplesIn, TICKETS } from './examples.ts';

let db: Db;
beforeEach(() => {
  db = openSqliteInMemory();
  migrate(db);
});

const solved = (count: number): void => {
  db.write((tx) => {
    for (let i = 0; i < count; i += 1) {
      const more = { subject: `S${i}`, status: 'solved', articleIds: ['k1'], updatedAt: 1000 + Math.floor(i / 3) };
      putRow(tx, 'ticket', aTicket(`t${String(i).padStart(5, '0')}`, more as never), 1);
    }
  });
};
/** What is read, and how many turns others got. */
async function read() {
  let turns = 0;
  const turn = (): Promise<void> => {
    turns += 1;
    return Promise.resolve();
  };
  return { examples: await examplesIn({ read: (work) => db.read(work), turn }), turns: () => turns };
}

test('tickets are found by an index of their own, in its order', () => {
  const plan = db.read((tx) => tx.all<{ detail: string }>(`explain query plan ${TICKETS.sql}`, [...TICKETS.start]));
  const text = plan.map(({ detail }) => detail).join(' ');
  expect(text).toContain('SEARCH t USING INDEX ticket_answered');
  expect(text).not.toContain('SCAN');
  expect(text).not.toContain('TEMP B-TREE');
});

test('every solved ticket that an article answers is read once, the latest first, and others get turns between', async () => {
  solved(620);
  db.write((tx) => {
    putRow(tx, 'ticket', aTicket('open', { articleIds: ['k1'], updatedAt: 9000 } as never), 1);
    putRow(tx, 'ticket', aTicket('bare', { status: 'solved', updatedAt: 9000 } as never), 1);
  });
  const { examples, turns } = await read();
  const subjects = examples.map(({ text }) => text.trim());
  expect(subjects).toEqual(Array.from({ length: 620 }, (_, i) => `S${619 - i}`));
  expect(turns()).toBe(2);
});

test('no more than 5,000 tickets are read', async () => {
  solved(5100);
  const { examples } = await read();
  expect(examples).toHaveLength(5000);
  expect(examples.at(-1)?.text.trim()).toBe('S100');
});

test('articles are read in slices too, only published ones', async () => {
  db.write((tx) => {
    for (let i = 0; i < 300; i += 1) putRow(tx, 'article', anArticle(`k${i}`, { title: `T${i}` }), 1);
    putRow(tx, 'article', anArticle('gone', { status: 'archived' } as never), 1);
  });
  const { examples, turns } = await read();
  expect(new Set(examples.map(({ answer }) => answer)).size).toBe(300);
  expect(examples.map(({ text }) => text)).toContain('T299');
  expect(turns()).toBe(1);
});
