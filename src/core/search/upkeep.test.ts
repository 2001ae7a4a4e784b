import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aMessage, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, type SearchLab } from '#testkit/core-search.ts';
import type { Db } from '../db/types.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { putRow } from '../replica/index.ts';
import { startIndexer } from './indexer.ts';
import { createVocabulary, indexSlice, type Vocabulary } from './slice.ts';
import { createUpkeep, type Upkeep } from './upkeep.ts';

let lab: SearchLab;
let now: number;
let vocabulary: Vocabulary;
let upkeep: Upkeep;
beforeEach(() => {
  lab = searchLab();
  now = 0;
  vocabulary = createVocabulary();
  upkeep = createUpkeep(lab.db, () => now, vocabulary);
});
afterEach(() => {
  lab.close();
});

const isKnown = (db: Db, word: string): boolean =>
  db.read((tx) => tx.get('select 1 as x from search_word where word = ?', [word])) !== undefined;
const counted = (db: Db, key: string): number =>
  db.read((tx) => tx.get<{ v: number }>('select v from search_state where k = ?', [key]))?.v ?? 0;
const index = (): void => {
  const slice = { limit: 1000, isLate: () => false, vocabulary };
  while (lab.db.write((tx) => indexSlice(tx, slice)) > 0);
};
const say = (id: string, body: string): void => {
  lab.put('message', aMessage(id, { body, at: T0 + Number(id.slice(1)) * 1000 }));
};
const leave = (id: string): void => {
  lab.remove('message', id);
  index();
};
/** A word of letters for each number. */
const wordOf = (n: number): string => `w${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`;
/** Works until nothing is left to do; each step takes `stepMs`. */
function settle(stepMs = 0): void {
  while (upkeep.step()) now += stepMs;
}

describe('1. rows that have left', () => {
  beforeEach(() => {
    lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
    for (const [i, word] of ['ape', 'bee', 'cow', 'dog'].entries()) say(`y${i}`, word);
    index();
    settle();
  });
  test('leave no word behind, one after the other, as soon as the index has been written anew', () => {
    for (const [i, word] of ['ape', 'bee', 'cow'].entries()) {
      leave(`y${i}`);
      settle();
      expect([word, isKnown(lab.db, word)]).toEqual([word, false]);
      expect(upkeep.waitMs()).toBeUndefined();
    }
    expect(isKnown(lab.db, 'dog')).toBe(true);
  });

  test('wait while the last purge was long, ten times as long as it took', () => {
    leave('y0');
    settle(100);
    const tookMs = now;
    expect(tookMs).toBeGreaterThan(0);
    leave('y1');
    settle(100);
    expect([isKnown(lab.db, 'bee'), upkeep.waitMs()]).toEqual([true, 10 * tookMs]);
    now += 10 * tookMs;
    settle(100);
    expect(isKnown(lab.db, 'bee')).toBe(false);
  });

  test('while the index is written anew are counted for the next time', () => {
    const isWritten = (word: string): boolean =>
      lab.db.read((tx) =>
        tx
          .all<{ block: Uint8Array }>('select block from search_message_text_data')
          .some(({ block }) => Buffer.from(block).includes(word)),
      );
    for (let i = 10; i < 90; i += 1) say(`y${i}`, 'other');
    leave('y0');
    while (isWritten('ape')) upkeep.step();
    expect(counted(lab.db, 'gone:message')).toBe(1);
    leave('y1');
    expect(isWritten('bee')).toBe(true);
    settle();
    expect(upkeep.waitMs()).toBe(0);
    settle();
    expect([isWritten('bee'), isWritten('cow')]).toEqual([false, true]);
  });

  test('are found by the beginnings of their words when they come again', () => {
    leave('y1');
    settle();
    expect(isKnown(lab.db, 'bee')).toBe(false);
    say('y1', 'bee');
    index();
    expect([isKnown(lab.db, 'bee'), lab.ids('be')]).toEqual([true, ['y1']]);
  });

  test('wait an hour at most', () => {
    leave('y0');
    settle(1_000_000);
    leave('y1');
    settle();
    expect([isKnown(lab.db, 'bee'), upkeep.waitMs()]).toEqual([true, 3_600_000]);
  });

  test('do not wait when they left with a part of the scope', () => {
    const part = (sql: string): void => {
      lab.db.write((tx) => {
        tx.exec(sql);
      });
    };
    part(`insert into part (part, state, n, sum0, sum1) values ('q:q1', 'live', 0, 0, 0)`);
    leave('y0');
    settle(100);
    part(`delete from part where part = 'q:q1'`);
    leave('y1');
    settle(100);
    expect([isKnown(lab.db, 'bee'), upkeep.waitMs()]).toEqual([false, undefined]);
  });
});

test('2. words of rows that leave while the vocabulary is swept are swept too', () => {
  lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
  for (let i = 0; i < 300; i += 1) say(`y${i}`, wordOf(i));
  index();
  for (let i = 280; i < 300; i += 1) lab.remove('message', `y${i}`);
  index();
  while (counted(lab.db, 'sweep') === 0) upkeep.step();
  upkeep.step();
  for (let i = 0; i < 20; i += 1) lab.remove('message', `y${i}`);
  index();
  settle();
  const left = Array.from({ length: 300 }, (_, i) => i).filter((i) => isKnown(lab.db, wordOf(i)));
  expect(left).toEqual(Array.from({ length: 260 }, (_, i) => i + 20));
});

/** The index shares a transaction with the pages of a part; the disk is full for one of them. */
test('words that were taken back with the page of somebody else are learnt anew', async () => {
  lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
  lab.put('message', aMessage('y0', { body: 'refunded', at: T0 }));
  await lab.index();
  const OPENS = { isDurable: false, stretch: 'opens' } as const;
  const full = (): void => {
    lab.db.write((tx) => {
      tx.exec('rollback');
      throw new Error('full');
    }, OPENS);
  };
  let writes = 0;
  const write: Db['write'] = (work, options) => {
    const result = lab.db.write(work, options);
    writes += 1;
    if (writes === 1) expect(full).toThrow('full');
    return result;
  };
  const page = aMessage('y1', { body: 'refund promised', at: T0 + 5000 });
  lab.db.write((tx) => {
    putRow(tx, 'message', page, 1);
  }, OPENS);
  const indexer = startIndexer({ db: { ...lab.db, write }, clock: lab.clock, log: memoryLog(), onProgress: () => {} });
  await lab.clock.advance(5000);
  lab.put('message', page);
  indexer.wake();
  await lab.clock.advance(20_000);
  expect(writes).toBeGreaterThan(1);
  expect(lab.ids('refund')).toEqual(['y1', 'y0']);
  indexer.stop();
});
