import { beforeEach, describe, expect, test } from 'vitest';
import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { memoryLog, type MemoryLog } from '#testkit/core-ports.ts';
import { anArticle, aTicket } from '#testkit/core-team.ts';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { openSqliteInMemory } from '../adapters/sqlite.node.ts';
import { putRow } from '../replica/index.ts';
import { migrate } from '../db/migrate.ts';
import type { Db } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import type { IntentExample, Intents } from '../kernel/ports.ts';
import { Answers } from './answers.ts';

/** Learns when it is told to. */
class Pupil implements Intents {
  readonly lessons: { examples: readonly IntentExample[]; done: () => void; failed: (cause: Error) => void }[] = [];
  isKnowing = false;
  learn(examples: readonly IntentExample[]): Promise<void> {
    return new Promise((resolve, failed) => {
      const done = (): void => {
        this.isKnowing = true;
        resolve();
      };
      this.lessons.push({ examples, done, failed });
    });
  }
  ask = () =>
    Promise.resolve({ guesses: [{ answer: 'article:k1', confidence: 0.9, because: [] }], isSure: true } as const);
  isReady = (): boolean => this.isKnowing;
  stop(): void {
    this.isKnowing = false;
    for (const { failed } of this.lessons) failed(new Error('stopped'));
  }
}

const LINES = [{ key: 'l1', at: 1, speaker: 'customer', text: '退款' }] as const;
let db: Db;
let clock: FakeClock;
let log: MemoryLog;
let pupil: Pupil;
let open: Desk | undefined;
let answers: Answers;
let learned: number;

const aDesk = (): Desk => ({ read: (work: never) => db.read(work) }) as unknown as Desk;
const put = (id: string, ver: number): void =>
  db.write((tx) => {
    putRow(tx, 'article', anArticle(id), ver);
  });
const ask = async () => {
  const { state } = await answers.ask(open!, LINES);
  await clock.settle();
  return state;
};
const answer = async (outcome: 'done' | 'failed'): Promise<void> => {
  const lesson = pupil.lessons.at(-1)!;
  if (outcome === 'done') lesson.done();
  else lesson.failed(new Error('out of memory'));
  await clock.settle();
};

const lock = (): void => {
  open = undefined;
  pupil.stop();
};

beforeEach(() => {
  db = openSqliteInMemory();
  migrate(db);
  put('k1', 1);
  [clock, log, pupil, open, learned] = [fakeClock(), memoryLog(), new Pupil(), aDesk(), 0];
  answers = new Answers({
    clock,
    log,
    intents: pupil,
    desk: () => open!,
    isOpen: () => open !== undefined,
    onLearned: () => (learned += 1),
  });
});

describe('learning', () => {
  test('begins at once, then waits half a minute, whatever comes in, and answers meanwhile', async () => {
    expect(await ask()).toBe('learning');
    await answer('done');
    put('k2', 2);
    expect(await ask()).toBe('ready');
    await clock.advance(29 * SECOND);
    put('k3', 3);
    expect(await ask()).toBe('ready');
    expect(pupil.lessons).toHaveLength(1);
    await clock.advance(SECOND);
    expect(await ask()).toBe('ready');
    expect(pupil.lessons).toHaveLength(2);
    expect((await answers.ask(open!, LINES)).answers).toMatchObject([{ articleId: 'k1' }]);
  });

  test('begins anew after six hours, though no article has changed', async () => {
    await ask();
    await answer('done');
    await clock.advance(6 * HOUR - 1);
    await ask();
    expect(pupil.lessons).toHaveLength(1);
    await clock.advance(1);
    await ask();
    expect(pupil.lessons).toHaveLength(2);
  });
});

describe('a failure', () => {
  test('is waited after for 1, 2, 4 … 30 minutes, and is called off', async () => {
    for (const [i, minutes] of [1, 2, 4, 8, 16, 30, 30].entries()) {
      expect(await ask()).toBe('learning');
      expect(pupil.lessons).toHaveLength(i + 1);
      await answer('failed');
      await clock.advance(minutes * MINUTE - 1);
      expect(await ask()).toBe('off');
      expect(pupil.lessons).toHaveLength(i + 1);
      await clock.advance(1);
    }
    expect(learned).toBe(0);
  });

  test('of what answers is seen at the next question, and a loss after every lesson waits longer each time', async () => {
    await ask();
    await answer('done');
    for (const minutes of [1, 2, 4]) {
      pupil.isKnowing = false;
      expect(await ask()).toBe('off');
      await clock.advance(minutes * MINUTE - 1);
      expect(await ask()).toBe('off');
      await clock.advance(1);
      expect(await ask()).toBe('learning');
      await answer('done');
    }
    expect(await ask()).toBe('ready');
    pupil.isKnowing = false;
    expect(await ask()).toBe('off');
    await clock.advance(MINUTE);
    expect(await ask()).toBe('learning');
  });

  test('while a question is answered is no answer', async () => {
    await ask();
    await answer('done');
    pupil.ask = () => {
      pupil.isKnowing = false;
      return Promise.resolve({ guesses: [], isSure: false }) as never;
    };
    expect(await ask()).toBe('off');
  });
});

describe('a desk that is locked', () => {
  test('leaves nothing to who comes after, and its lesson counts for nobody', async () => {
    await ask();
    lock();
    open = aDesk();
    await clock.settle();
    expect(await ask()).toBe('learning');
    expect(pupil.lessons).toHaveLength(2);
    await answer('done');
    expect(await ask()).toBe('ready');
    expect(learned).toBe(1);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('is not learned from when that had only been read for', async () => {
    db.write((tx) => {
      for (let i = 0; i < 260; i += 1) {
        putRow(tx, 'ticket', aTicket(`t${i}`, { status: 'solved', articleIds: ['k1'] } as never), 1);
      }
    });
    const { state } = await answers.ask(open!, LINES);
    expect(state).toBe('learning');
    lock();
    await clock.settle();
    expect(pupil.lessons).toEqual([]);
  });

  test('gets no answer to what was asked before', async () => {
    await ask();
    await answer('done');
    const asked = answers.ask(open!, LINES);
    lock();
    expect(await asked).toEqual({ state: 'off', answers: [] });
  });
});
