import { describe, expect, it } from 'vitest';
import { piecesOf } from './card-face.tsx';

describe('what is said', () => {
  it('is cut where the other one’s words first stand', () => {
    expect(piecesOf('您说“催了三次”，催了三次', '催了三次')).toEqual([
      { text: '您说“', isWords: false },
      { text: '催了三次', isWords: true },
      { text: '”，催了三次', isWords: false },
    ]);
  });

  it('stays whole where there are none, or they are not in it', () => {
    for (const words of [null, '', '别的']) expect(piecesOf('您说', words)).toEqual([{ text: '您说', isWords: false }]);
  });

  it('never loses a character', () => {
    for (const words of ['a', 'ab', 'b', 'abab', 'x'])
      expect(
        piecesOf('abab', words)
          .map(({ text }) => text)
          .join(''),
      ).toBe('abab');
  });
});
