import { afterEach, describe, expect, it } from 'vitest';
import { quoteOf } from './quote.ts';

const show = (html: string): HTMLElement => {
  document.body.innerHTML = `<article>${html}</article><p id="other">elsewhere</p>`;
  return document.querySelector('article') as HTMLElement;
};
const select = (node: Node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
};
afterEach(() => document.getSelection()?.removeAllRanges());

describe('a quote', () => {
  it('is what is selected in the article', () => {
    const root = show('<p>one</p><p>two <b>three</b></p>');
    select(root.querySelectorAll('p')[1] as Node);
    expect(quoteOf(root)).toBe('two three');
  });
  it('is the first paragraph when nothing, or something elsewhere, is selected', () => {
    const root = show('<h1>Refund</h1><p> </p><p>Three   days.</p><p>More.</p>');
    expect(quoteOf(root)).toBe('Three days.');
    select(document.getElementById('other') as Node);
    expect(quoteOf(root)).toBe('Three days.');
  });
  it('is the first item of an article that is a list', () => {
    expect(quoteOf(show('<h1>Refund</h1><ul><li>Check</li><li>Pay</li></ul>'))).toBe('Check');
  });
});
