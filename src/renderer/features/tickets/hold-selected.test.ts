import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdSelected } from './hold-selected.ts';

const rows = (ids: string) => Array.from(ids, (id) => ({ id }));
const held = (previous: string, next: string, id: string | null) =>
  holdSelected(rows(previous), rows(next), id)
    .map((row) => row.id)
    .join('');

describe('the row of the open ticket', () => {
  it('stays where it was when it leaves the view', () => expect(held('abcd', 'acd', 'b')).toBe('abcd'));
  it('stays when it would move to the end', () => expect(held('abcd', 'acdb', 'b')).toBe('abcd'));
  it('stays when it would move to the top', () => expect(held('abcd', 'cabd', 'c')).toBe('abcd'));
  it('lets new rows come above it', () => expect(held('abc', 'xbc', 'a')).toBe('xabc'));
  it('stays when its neighbours leave', () => expect(held('abcd', 'ad', 'c')).toBe('acd'));
  it('is the only row when all others left', () => expect(held('abc', '', 'b')).toBe('b'));
  it('goes when the agent has moved on', () => expect(held('abc', 'ac', 'a')).toBe('ac'));
  it('is not brought in when it never was in the list', () => expect(held('abc', 'abc', 'x')).toBe('abc'));
  it('shows the newest state of the row', () => {
    const [row] = holdSelected([{ id: 'a', subject: 'old' }], [{ id: 'a', subject: 'new' }], 'a');
    expect(row?.subject).toBe('new');
  });

  const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
  it('never loses or repeats a row', () => {
    const ids = fc.uniqueArray(letter);
    fc.assert(
      fc.property(ids, ids, letter, (previous, next, id) => {
        const shown = holdSelected(rows(previous.join('')), rows(next.join('')), id).map((row) => row.id);
        const expected = previous.includes(id) ? [...new Set([...next, id])] : next;
        expect(shown.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
