import { describe, expect, it, test } from 'vitest';
import { mentionAt, mentionChoices, mentionsIn, splitMentions } from './mentions.ts';

const people = [
  { id: 'lin', name: '林晓', handle: 'linxiao' },
  { id: 'lin2', name: '林晓雨', handle: 'linxiaoyu' },
  { id: 'ana', name: 'Ana', handle: 'ana' },
  { id: 'ana2', name: 'Ana', handle: 'ana.b' },
];

test.each([
  ['@林晓 看一下', ['lin']],
  ['@林晓雨看一下', ['lin2']],
  ['请@林晓、@林晓雨 核对，@林晓 先', ['lin', 'lin2']],
  ['@Ana', ['ana', 'ana2']],
  ['a@b.com', []],
  ['林晓', []],
])('%j speaks to %j', (text, ids) => expect(mentionsIn(text, people)).toEqual(ids));

test('the parts of a note are the note again, with the names apart', () => {
  const parts = splitMentions('请@林晓 核对。', people);
  expect(parts.map(({ text }) => text)).toEqual(['请', '@林晓', ' 核对。']);
  expect(parts[1]?.agentId).toBe('lin');
  expect(splitMentions('', people)).toEqual([{ text: '', agentId: null }]);
});

describe('the name being typed', () => {
  it.each([
    ['@', 1, { start: 0, words: '' }],
    ['请@林', 3, { start: 1, words: '林' }],
    ['a @an', 5, { start: 2, words: 'an' }],
    ['mail a@b', 8, null],
    ['@林晓 好', 5, null],
  ])('of %j at %d', (text, caret, found) => expect(mentionAt(text, caret)).toEqual(found));

  it('offers who begins so before who only contains it', () => {
    expect(mentionChoices(people, 'an').map(({ id }) => id)).toEqual(['ana', 'ana2']);
    expect(mentionChoices(people, '雨').map(({ id }) => id)).toEqual(['lin2']);
    expect(mentionChoices(people, '谁')).toEqual([]);
  });
});
