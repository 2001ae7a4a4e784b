import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchGroup } from '#shared/contract/app/search.ts';
import { aCustomer, aMessage, anArticle, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, type SearchLab } from '#testkit/core-search.ts';
import type { Db } from '../db/types.ts';
import { progressOf } from './progress.ts';
import { createVocabulary, indexSlice } from './slice.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
});
afterEach(() => {
  lab.close();
});

const dirty = (db: Db): number =>
  db.read((tx) => tx.get<{ n: number }>('select count(*) as n from search_dirty'))?.n ?? 0;

/** Whether any table of the index still holds the word, also what is only crossed out. */
function isHeldAnywhere(db: Db, word: string): boolean {
  return db.read((tx) => {
    const tables = tx.all<{ name: string }>(
      `select name from sqlite_schema where type = 'table' and name like 'search%' and sql not like 'create virtual%'`,
    );
    return tables.some(({ name }) =>
      tx
        .all<Record<string, unknown>>(`select * from ${name}`)
        .some((row) => Object.values(row).some((value) => bytesOf(value).includes(word))),
    );
  });
}
const bytesOf = (value: unknown): Buffer =>
  value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));

describe('the index follows the rows', () => {
  beforeEach(async () => {
    lab.put('customer', aCustomer('c1', { name: '王小明' }));
    lab.put('ticket', aTicket('t1', { subject: '宽带', preview: '断网' }));
    lab.put('message', aMessage('x1', { body: '光猫红灯' }));
    lab.put('article', anArticle('k1', { title: '押金' }));
    await lab.index();
  });

  test('nothing is left to do, and progress says so', () => {
    expect(dirty(lab.db)).toBe(0);
    expect(lab.db.read(progressOf)).toEqual({ done: 4, total: 4, isBuilding: false });
  });

  test('an edited article is found by its new words and no longer by its old ones', async () => {
    lab.put('article', anArticle('k1', { title: '会员积分' }));
    await lab.index();
    expect([lab.ids('积分'), lab.ids('押金')]).toEqual([['k1'], []]);
  });

  test('a ticket that moved or was closed is found by what it is now, in its new place', async () => {
    lab.put('ticket', aTicket('t2', { subject: '宽带', updatedAt: T0 + 10 }));
    lab.put('ticket', aTicket('t1', { subject: '宽带', status: 'closed', updatedAt: T0 + 60_000 }));
    await lab.index();
    expect(lab.ids('宽带')).toEqual(['t1', 't2']);
    expect([lab.ids('宽带 status:open'), lab.ids('宽带 status:closed')]).toEqual([['t2'], ['t1']]);
  });

  test('a ticket is found by the new name of its customer', async () => {
    expect(lab.ids('王小明', { kinds: ['ticket'] })).toEqual(['t1']);
    lab.put('customer', aCustomer('c1', { name: '李小明' }));
    await lab.index();
    expect(lab.ids('李小明', { kinds: ['ticket'] })).toEqual(['t1']);
    expect(lab.ids('王小明')).toEqual([]);
  });

  test('a line is found by the name of a file that came after it, until that leaves', async () => {
    const file = { id: 'f1', ticketId: 't1', messageId: 'x1', name: '合同扫描.pdf', mime: 'a/b', bytes: 1 } as never;
    lab.put('attachment', { ...(file as object), sha256: 'a'.repeat(64) } as never);
    await lab.index();
    expect([lab.ids('合同'), lab.ids('光猫 has:attachment')]).toEqual([['x1'], ['x1']]);
    lab.remove('attachment', 'f1');
    await lab.index();
    expect([lab.ids('合同'), lab.ids('光猫 has:附件')]).toEqual([[], []]);
  });

  test('a row that has left is not shown, even before the index knows', () => {
    lab.remove('message', 'x1');
    expect(lab.ids('光猫')).toEqual([]);
  });

  test('the undo copy of a row that comes back as it was costs nothing', () => {
    lab.put('ticket', aTicket('t1', { subject: '宽带', preview: '断网' }));
    expect(dirty(lab.db)).toBe(0);
  });

  test('stopped in the middle it goes on where it was, newest first', async () => {
    for (let i = 0; i < 600; i += 1) {
      lab.put('message', aMessage(`y${i}`, { body: `光猫${i}`, at: T0 + i * 1000 }));
    }
    lab.db.write((tx) => indexSlice(tx, { limit: 100, isLate: () => false, vocabulary: createVocabulary() }));
    expect(dirty(lab.db)).toBe(500);
    expect(lab.ids('光猫', { limit: 1 })).toEqual(['y599']);
    expect(lab.db.read(progressOf)).toMatchObject({ total: 604 });
    await lab.index();
    expect(dirty(lab.db)).toBe(0);
    expect(lab.db.read(progressOf)).toEqual({ done: 604, total: 604, isBuilding: false });
    expect(lab.ids('光猫0')).toEqual(['y0']);
  });
});

describe('while it is built', () => {
  test('it says how far it is, and that it is done', async () => {
    for (let i = 0; i < 3000; i += 1) lab.put('message', aMessage(`y${i}`, { at: T0 + i * 1000 }));
    expect(lab.db.read(progressOf)).toMatchObject({ done: 0, total: 3000, isBuilding: true });
    await lab.index();
    expect(lab.progress.at(-1)).toEqual({ done: 3000, total: 3000, isBuilding: false });
  });

  test('a thousand rows of one moment each get a number of their own', async () => {
    for (let i = 0; i < 1000; i += 1) lab.put('message', aMessage(`y${i}`, { body: '光猫', at: T0 }));
    lab.put('ticket', aTicket('t1'));
    await lab.index();
    const ids = new Set<string>();
    let after: string | null = null;
    do {
      const group: SearchGroup | undefined = lab.ask('光猫', { kinds: ['message'], limit: 50, after }).groups[0];
      for (const hit of group?.hits ?? []) ids.add(hit.kind === 'message' ? hit.messageId : '');
      after = group?.next ?? null;
    } while (after !== null);
    expect(ids.size).toBe(1000);
  });
});

describe('what has left', () => {
  test('leaves no word behind in the index', async () => {
    lab.put('customer', aCustomer('c1', { name: 'Zebulon', facts: [{ label: 'x', value: 'ZX90210777' }] }));
    for (let i = 0; i < 300; i += 1) {
      const body = i % 2 === 0 ? 'quokkaword 暗号甲乙' : 'ordinary words';
      lab.put('message', aMessage(`y${i}`, { body, at: T0 + i * 1000 }));
    }
    await lab.index();
    const words = ['zebulon', '90210777', 'quokkaword', '暗号'];
    expect(words.filter((word) => isHeldAnywhere(lab.db, word))).toEqual(words);
    lab.db.write((tx) => {
      tx.run(`delete from message where id in (select id from message where body like '%quokka%')`);
      tx.run('delete from customer');
    });
    await lab.index(120_000);
    expect(words.filter((word) => isHeldAnywhere(lab.db, word))).toEqual([]);
    expect(lab.db.read(progressOf)).toEqual({ done: 150, total: 150, isBuilding: false });
  });

  test('also when it is one row, within the hour', async () => {
    lab.put('message', aMessage('y1', { body: 'quokkaword' }));
    lab.put('message', aMessage('y2', { body: 'ordinary' }));
    await lab.index();
    lab.remove('message', 'y1');
    await lab.index(3_700_000);
    expect(isHeldAnywhere(lab.db, 'quokkaword')).toBe(false);
    expect(isHeldAnywhere(lab.db, 'ordinary')).toBe(true);
  });
});
