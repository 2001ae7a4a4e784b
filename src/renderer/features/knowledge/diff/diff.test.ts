import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, tokensOf, withoutLongSames, type Piece } from './diff.ts';

const written = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('');

const long = (seed: string) => Array.from({ length: 9000 }, (_, i) => `${seed}${i * 7919}`).join('\n');

describe('what changed between two versions', () => {
  it('is told by character in Chinese', () => {
    expect(written(compare('退款三个工作日内到账。', '退款五个工作日内到账。'))).toBe(
      '退款[-三-]{+五+}个工作日内到账。',
    );
  });
  it('is told by word in English', () => {
    expect(written(compare('Refunds take three days.', 'Refunds take seven days.'))).toBe(
      'Refunds take [-three-]{+seven+} days.',
    );
  });
  it('looks inside the lines that changed and leaves the others whole', () => {
    expect(written(compare('# Refund\n\none\ntwo\n', '# Refund\n\none\n2\n'))).toBe('# Refund\n\none\n[-two-]{+2+}\n');
  });
  it('knows a text that is wholly new or gone', () => {
    expect(compare('', '你好')).toEqual([{ kind: 'new', text: '你好' }]);
    expect(compare('你好', '')).toEqual([{ kind: 'gone', text: '你好' }]);
    expect(compare('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  });
  it('always gives both texts back', () => {
    const text = fc.array(fc.constantFrom('退', '款', 'word', ' ', '\n', '\r\n', '。', '**', '😀', '3'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const pieces = compare(before, after);
        expect(
          pieces
            .filter(({ kind }) => kind !== 'new')
            .map(({ text: t }) => t)
            .join(''),
        ).toBe(before);
        expect(
          pieces
            .filter(({ kind }) => kind !== 'gone')
            .map(({ text: t }) => t)
            .join(''),
        ).toBe(after);
        expect(tokensOf(before).join('')).toBe(before);
      }),
    );
  });
  it('answers soon also for long texts that have nothing in common', () => {
    const pieces = compare(long('a'), long('b'));
    expect(pieces.map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});

describe('long stretches that did not change', () => {
  it('are cut down to the lines around a change', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');
    const rows = withoutLongSames(compare(`${lines}old\n${lines}`, `${lines}new\n${lines}`));
    expect(rows.map((row) => (row.kind === 'skipped' ? row.lines : 'text'))).toEqual([17, 'text', 17]);
  });
  it('stay when nothing changed at all', () => {
    const lines = 'line\n'.repeat(20);
    expect(withoutLongSames(compare(lines, lines))).toHaveLength(1);
  });
});
