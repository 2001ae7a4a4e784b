import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scorecard, Turn } from '#shared/domain/practice/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { aScenario, CONTENT } from '#testkit/practice/content.ts';
import { hintFor } from './coach.ts';
import { meanOf, nextIssue, weakest, type Practised } from './next-best.ts';
import { feelingOf, replay, takenBack } from './replay.ts';

const SCENARIO = aScenario({ seed: 12, issue: 'double-charge' });
const { words } = CONTENT.zh;
const said = (text: string, at: number): Turn => ({ did: 'said', at, text });

/** Lets the customer say all that is due. */
function heard(turns: readonly Turn[]): Turn[] {
  const { due } = replay(SCENARIO, words, turns);
  return due.reduce<Turn[]>(
    (all, { text, reaction, heat }) => [
      ...all,
      { did: 'heard', at: all.length, text, reaction, ...feelingOf(SCENARIO, heat, reaction) },
    ],
    [...turns],
  );
}
const talk = (...lines: string[]): Turn[] =>
  lines.reduce<Turn[]>((turns, text) => heard([...turns, said(text, turns.length)]), heard([]));

describe('a session played again', () => {
  test('comes to the same, with nothing due that was heard', () => {
    const turns = talk('您好', '扣了两次，换谁都着急，这笔我来盯。', '麻烦报一下订单号，我核对。');
    const first = replay(SCENARIO, words, turns);
    expect(first.due).toEqual([]);
    expect(replay(SCENARIO, words, turns)).toEqual(first);
    expect(first.after).toHaveLength(turns.length);
  });

  test('takes what was really heard for what was said, also where another voice said it', () => {
    const turns = talk('您好').map((turn, i) =>
      turn.did === 'heard' && i === 0 ? { ...turn, text: '换了一种说法' } : turn,
    );
    expect(replay(SCENARIO, words, turns).state.heard[0]).toBe('换了一种说法');
  });

  test('says what is due even where the trainee spoke first', () => {
    const opened = heard([]);
    const both = [...opened, said('您好', 1), said('请讲', 2)];
    expect(replay(SCENARIO, words, both).due.length).toBeGreaterThanOrEqual(2);
  });

  test('without its last line is what it was before it, whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (line) => {
        const before = talk('您好');
        const back = takenBack(heard([...before, said(line, before.length)]));
        expect(back).toEqual({ turns: before, text: line });
      }),
      { numRuns: 60 },
    );
  });

  test('keeps the steps that were ticked after the line that is taken back', () => {
    const step: Turn = { did: 'step', at: 9, step: 'identity', result: 'verified' };
    const turns = [...talk('您好'), step];
    expect(takenBack(turns)?.turns).toEqual([turns[0], step]);
    expect(takenBack(heard([]))).toBeNull();
  });
});

const hint = (...lines: string[]) => {
  const turns = talk(...lines);
  return hintFor(replay(SCENARIO, words, turns).state, SCENARIO, turns, () => null);
};

describe('a coach', () => {
  test('says what is missing first, with a line that could be said', () => {
    expect(hint('您好')).toMatchObject({ skill: 'listen', because: 'not-yet-heard' });
    const [opening] = talk();
    const theirs = opening?.did === 'heard' ? opening.text : '';
    const heardThem = hint(`您说“${theirs}”，换谁都着急。`);
    expect(heardThem.because).not.toBe('not-yet-heard');
    expect(heardThem.line.length).toBeGreaterThan(5);
    expect(heardThem.line).not.toMatch(/[{}[\]]/);
  });
});

const points = (more: Partial<Scorecard['points']> = {}): Scorecard['points'] => ({
  listen: 4,
  questions: 4,
  clarity: 4,
  ownership: 4,
  procedure: 4,
  privacy: 4,
  ...more,
});
const practised = (issue: string, at: number, mean: number, more: Partial<Scorecard['points']> = {}): Practised => ({
  issue,
  at,
  mean,
  points: points(more),
});

describe('what to practise next', () => {
  test('is for the skill with the lowest mean of the last five sessions', () => {
    const sessions = Array.from({ length: 6 }, (_, i) =>
      practised('a', i, 4, { clarity: i === 0 ? 0 : 4, questions: 2 }),
    );
    expect(meanOf(sessions, 'clarity')).toBe(4);
    expect(weakest(sessions)).toEqual({ skill: 'questions', points: 2 });
    expect(weakest([])).toBeNull();
  });

  test('begins with an easy matter, and one without a procedure is no practice in procedures', () => {
    expect(nextIssue(CONTENT.zh.issues, [], 0)?.difficulty).toBe(1);
    const weak = [practised('double-charge', 0, 3, { procedure: 0.5 })];
    expect(nextIssue(CONTENT.zh.issues, weak, DAY)?.procedure).not.toBeNull();
  });

  test('comes again after a while, longer where it went well', () => {
    const [first, second] = CONTENT.zh.issues;
    const both = [first!, second!];
    const now = 100 * DAY;
    const well = [
      practised(first!.key, now - 5 * DAY, 4.5),
      practised(first!.key, now - 4 * DAY, 4.5),
      practised(second!.key, now - 4 * DAY, 1),
    ];
    expect(nextIssue(both, well, now)?.key).toBe(second!.key);
    expect(nextIssue([first!], [practised(first!.key, now, 4)], now)?.key).toBe(first!.key);
    expect(nextIssue([], [], now)).toBeNull();
  });
});
