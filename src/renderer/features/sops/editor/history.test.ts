import { describe, expect, it } from 'vitest';
import { NO_HISTORY, PAUSE_MS, redo, remember, undo, type History } from './history.ts';

const none: History<string> = NO_HISTORY;

describe('what can be undone', () => {
  it('is every change, in turn, and can be done again', () => {
    const history = remember(remember(none, 'one', null, 0), 'two', null, 1);
    const back = undo(history, 'three');
    expect(back?.now).toBe('two');
    const further = undo(back?.history ?? none, 'two');
    expect(further?.now).toBe('one');
    expect(undo(further?.history ?? none, 'one')).toBeNull();
    expect(redo(further?.history ?? none, 'one')?.now).toBe('two');
  });

  it('takes what is typed in one go as one change, until a pause or another place', () => {
    const typed = remember(remember(none, '', 'title', 0), 'a', 'title', 100);
    expect(typed.past).toEqual(['']);
    expect(remember(typed, 'ab', 'help', 200).past).toEqual(['', 'ab']);
    expect(remember(typed, 'ab', 'title', 100 + PAUSE_MS).past).toEqual(['', 'ab']);
  });

  it('forgets what was undone once something else is done', () => {
    const back = undo(remember(none, 'one', null, 0), 'two');
    expect(remember(back?.history ?? none, 'one', null, 5).future).toEqual([]);
  });
});
