import { expect, it } from 'vitest';
import { Correction } from '#shared/domain/guidance/index.ts';
import { toJsonl } from './jsonl.ts';

const reading = (id: string, text: string) =>
  Correction.parse({ id, teamId: 'one', text, read: 'anger', emotion: 'anxiety', needs: ['security'], at: 1 });

it('gives a line for each reading: what was said and how a person reads it, and nothing else', () => {
  const lines = toJsonl([reading('a', '两行\n"引号"'), reading('b', 'second')]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual([
    { text: '两行\n"引号"', emotion: 'anxiety', needs: ['security'] },
    { text: 'second', emotion: 'anxiety', needs: ['security'] },
  ]);
  expect(lines[2]).toBe('');
  expect(toJsonl([])).toBe('');
});
