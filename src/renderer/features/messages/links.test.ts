import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl, splitLinks } from './links.ts';

const links = (text: string) => splitLinks(text).flatMap((part) => (part.url === null ? [] : [part.text]));

describe('links in text', () => {
  it('are found in Chinese without spaces and end at its punctuation', () => {
    expect(links('请看https://example.com/退款，谢谢')).toEqual(['https://example.com/退款']);
    expect(links('（https://example.com/a）。')).toEqual(['https://example.com/a']);
  });

  it('leave the full stop of the sentence and a loose bracket outside', () => {
    expect(links('See https://example.com/a. Or (https://example.com/b).')).toEqual([
      'https://example.com/a',
      'https://example.com/b',
    ]);
    expect(links('https://en.wikipedia.org/wiki/A_(b)')).toEqual(['https://en.wikipedia.org/wiki/A_(b)']);
  });

  it('open mail and telephone addresses', () => {
    expect(links('mailto:a@b.cn or tel:+8613800138000')).toEqual(['mailto:a@b.cn', 'tel:+8613800138000']);
  });

  it('lead to an article of the team on this desk, whatever stands around its name', () => {
    const url = '#/knowledge/0190-a';
    expect(splitLinks('见《退款》 attune:knowledge/0190-a。')[1]).toEqual({ text: 'attune:knowledge/0190-a', url });
    expect(links('attune:settings attune:knowledge/../../x')).toEqual([]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'ms-word:ofe|u|http://x',
    'https://user:pass@evil.example/',
    'https://',
    ' java\nscript:alert(1)',
  ])('never open %s', (address) => {
    expect(safeUrl(address)).toBeNull();
    expect(links(address).filter((link) => !/^(https?|mailto|tel):/.test(link))).toEqual([]);
  });

  it('never lose or add a character', () => {
    const piece = fc.constantFrom(
      'https://a.cn',
      'http://',
      '。',
      ')',
      '(',
      ' ',
      'tel:1',
      '退',
      '.',
      '<b>',
      'javascript:x',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        expect(
          splitLinks(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
