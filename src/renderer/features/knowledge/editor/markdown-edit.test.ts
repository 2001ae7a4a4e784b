import { describe, expect, it } from 'vitest';
import { insertBlock, makeLink, nextListLine, toggleLines, toggleMark, type Selected } from './markdown-edit.ts';

/** `a[b]c`: the selection in brackets. */
function at(written: string): Selected {
  const start = written.indexOf('[');
  const end = written.indexOf(']') - 1;
  return { text: written.replace('[', '').replace(']', ''), start, end };
}
const show = (selected: Selected | null) =>
  selected &&
  `${selected.text.slice(0, selected.start)}⟦${selected.text.slice(selected.start, selected.end)}⟧${selected.text.slice(selected.end)}`;

describe('marks', () => {
  it('are put around the selection and taken away again', () => {
    const bold = toggleMark(at('退款[三天]到账'), 'bold');
    expect(show(bold)).toBe('退款**⟦三天⟧**到账');
    expect(show(toggleMark(bold, 'bold'))).toBe('退款⟦三天⟧到账');
  });
});

describe('lines', () => {
  it('become a list and plain lines again', () => {
    const list = toggleLines(at('[查单\n核对]'), 'list');
    expect(list.text).toBe('- 查单\n- 核对');
    expect(toggleLines(list, 'list').text).toBe('查单\n核对');
  });
  it('are numbered one by one, also when they were a list', () => {
    expect(toggleLines(at('[- 查单\n- 核对]'), 'numbers').text).toBe('1. 查单\n2. 核对');
  });
  it('become a heading with the cursor behind it', () => {
    expect(show(toggleLines(at('a\n退[]款\nb'), 'heading'))).toBe('a\n## 退款⟦⟧\nb');
  });
});

describe('a link', () => {
  it('asks for the address of selected words', () => {
    expect(show(makeLink(at('见[官网]。')))).toBe('见[官网](⟦https://⟧)。');
  });
  it('asks for the words of a selected address', () => {
    expect(show(makeLink(at('[https://example.com]')))).toBe('[⟦⟧](https://example.com)');
  });
});

describe('a block', () => {
  it('stands by itself below the line', () => {
    expect(insertBlock(at('one[]\ntwo'), '![x](y)').text).toBe('one\n\n![x](y)\n\ntwo');
    expect(insertBlock(at('[]'), '![x](y)').text).toBe('![x](y)\n');
  });
});

describe('Enter in a list', () => {
  it('begins the next item', () => {
    expect(show(nextListLine(at('- 查单[]')))).toBe('- 查单\n- ⟦⟧');
    expect(show(nextListLine(at('9. 查单[]')))).toBe('9. 查单\n10. ⟦⟧');
  });
  it('ends the list on an empty item', () => {
    expect(show(nextListLine(at('- 查单\n- []')))).toBe('- 查单\n⟦⟧');
  });
  it('is an ordinary key elsewhere', () => {
    expect(nextListLine(at('查单[]'))).toBeNull();
    expect(nextListLine(at('- [查]单'))).toBeNull();
  });
});
