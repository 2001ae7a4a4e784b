import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../kernel/units.ts';
import {
  advance,
  ask,
  freshClock,
  letGo,
  postpone,
  steppedAway,
  take,
  underRules,
  type BreakClock,
  type Doing,
} from './breaks.ts';
import { DEFAULT_LOAD } from './policy.ts';

const RULES = DEFAULT_LOAD.breaks;
const FRESH = freshClock(RULES);
const after = (clock: BreakClock, doing: Doing, minutes: number, isQuiet = false): BreakClock =>
  advance(clock, { elapsedMs: minutes * MINUTE, doing, isQuiet }, RULES);
const due = after(FRESH, 'free', 55);

describe('a rest', () => {
  test('is offered after so much work, and stays on offer (1)', () => {
    expect(after(FRESH, 'free', 54).offered).toBeNull();
    expect(due.offered).toBe('time');
    expect(after(after(due, 'free', 1), 'free', 200).offered).toBe('time');
  });

  test.each(['engaged', 'away', 'off'] as const)('is not offered to who is %s, and waits (2)', (doing) => {
    const busy = after(due, doing, 1);
    expect(busy.offered).toBeNull();
    expect(after(busy, 'free', 0).offered).toBe('time');
  });

  test('is not offered to who wants no disturbance, and waits (2)', () => {
    const quiet = after(due, 'free', 20, true);
    expect(quiet.offered).toBeNull();
    expect(after(quiet, 'free', 0).offered).toBe('time');
  });

  test('is put off once, for so much work (3)', () => {
    const later = postpone(due, RULES);
    expect(later).toMatchObject({ offered: null, hasPostponed: true });
    expect(after(later, 'free', 4).offered).toBeNull();
    const again = after(later, 'engaged', 5);
    expect(after(again, 'free', 0).offered).toBe('time');
    expect(postpone(after(again, 'free', 0), RULES)).toMatchObject({ offered: 'time', hasPostponed: true });
  });

  test('that is not on offer is not put off (3)', () => {
    expect(postpone(FRESH, RULES)).toEqual(FRESH);
    const engaged = after(due, 'engaged', 1);
    expect(postpone(engaged, RULES)).toEqual(engaged);
  });

  test('let go comes again after another whole stretch of work, and may be put off again (3)', () => {
    const gone = letGo(ask(due, 'hard'), RULES);
    expect(after(gone, 'free', 0).offered).toBeNull();
    expect(after(gone, 'free', 54).offered).toBeNull();
    const back = after(gone, 'free', 55);
    expect(back).toMatchObject({ offered: 'time', workedMs: 110 * MINUTE });
    expect(postpone(back, RULES).offered).toBeNull();
  });

  test.each([
    ['half of one', 'resting', 2.5],
    ['a natural pause', 'away', 5],
    ['a time off', 'off', 600],
  ] as const)('was had by %s: everything begins anew (4)', (_, doing, minutes) => {
    const rested = after(ask(postpone(due, RULES), 'hard'), doing, minutes);
    expect(after(rested, 'free', 1)).toEqual(after(FRESH, 'free', 1));
  });

  test.each([
    ['less than half of one', 'resting', 2],
    ['a walk to the printer', 'away', 4],
  ] as const)('was not had by %s, and two of them with work in between are none (4)', (_, doing, minutes) => {
    const once = after(after(due, doing, minutes), 'engaged', 1);
    const twice = after(after(once, doing, minutes), 'free', 1);
    expect(twice).toMatchObject({ workedMs: 57 * MINUTE, awayMs: 0, restedMs: 0 });
    expect(after(twice, 'free', 5).offered).toBe('time');
  });

  test('cut short is not offered again at once, but when it could have been put off until', () => {
    const resting = after(take(ask(due, 'planned')), 'resting', 1);
    expect(resting.offered).toBeNull();
    expect(after(resting, 'free', 4).offered).toBeNull();
    expect(after(resting, 'free', 5)).toMatchObject({ offered: 'time', asked: [], hasPostponed: false });
  });

  test('interrupted by an absence goes on', () => {
    const parts = [1, 1, 0.5].reduce((clock, minutes) => after(after(clock, 'resting', minutes), 'away', 1), due);
    expect(after(parts, 'free', 1).workedMs).toBe(MINUTE);
  });
});

describe('time of which it turns out that nobody was there', () => {
  test('was no work, and a natural pause when it was long enough (4)', () => {
    const brief = steppedAway(after(FRESH, 'free', 30), 4 * MINUTE);
    expect(after(brief, 'free', 1).workedMs).toBe(27 * MINUTE);
    expect(after(after(brief, 'away', 1), 'free', 1)).toEqual(after(FRESH, 'free', 1));
    expect(after(steppedAway(due, 5 * MINUTE), 'free', 1)).toEqual(after(FRESH, 'free', 1));
  });

  test('takes an offer back, and never makes work less than none', () => {
    expect(steppedAway(due, 60 * MINUTE)).toMatchObject({ offered: null, workedMs: 0 });
  });
});

describe('what else asks for a rest', () => {
  test('is offered at the next quiet moment, however little was worked', () => {
    const asked = ask(FRESH, 'hard');
    expect(after(asked, 'engaged', 1).offered).toBeNull();
    expect(after(asked, 'free', 1).offered).toBe('hard');
  });

  test('is offered by how pressing it is, and each is there once', () => {
    const asked = ask(ask(ask(due, 'hard'), 'hard'), 'planned');
    expect(asked.asked).toEqual(['hard', 'planned']);
    expect(after(asked, 'free', 0).offered).toBe('planned');
    expect(after(ask(asked, 'relief'), 'free', 0).offered).toBe('relief');
  });

  test('waits while a rest is put off', () => {
    const later = ask(postpone(due, RULES), 'hard');
    expect(after(later, 'free', 4).offered).toBeNull();
    expect(after(later, 'free', 5).offered).toBe('hard');
  });
});

describe('other rules', () => {
  const gentler = { ...RULES, everyMs: 40 * MINUTE };

  test('hold at once: what is due sooner by them is due', () => {
    const worked = after(FRESH, 'engaged', 45);
    const now = underRules(worked, RULES, gentler);
    expect(now.dueMs).toBe(40 * MINUTE);
    expect(advance(now, { elapsedMs: 0, doing: 'free', isQuiet: false }, gentler).offered).toBe('time');
  });

  test('hold after a rest that was let go too, and taken back nothing has changed', () => {
    const gone = letGo(due, RULES);
    expect(underRules(gone, RULES, gentler).dueMs).toBe((55 + 40) * MINUTE);
    expect(underRules(underRules(gone, RULES, gentler), gentler, RULES)).toEqual(gone);
  });
});
