import { describe, expect, it } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

describe('the head of an article', () => {
  it('holds text, short lists and long lists, and leaves the Markdown as it is', () => {
    const text =
      '---\ntitle: A: b\ntags: [a, b]\nquestions:\n- One?\n- Two?\nage: 3\n---\n\n## Head\n\n- item\n---\nend\n';
    expect(readFrontMatter(text)).toEqual({
      head: { title: 'A: b', tags: ['a', 'b'], questions: ['One?', 'Two?'], age: '3' },
      body: '## Head\n\n- item\n---\nend',
    });
  });

  it('may come from a Windows editor', () => {
    expect(readFrontMatter('---\r\ntitle: A\r\n---\r\nbody\r\n')).toEqual({ head: { title: 'A' }, body: 'body' });
  });

  it('is refused when it is missing or holds a line of another kind', () => {
    expect(() => readFrontMatter('# Title')).toThrow('no head');
    expect(() => readFrontMatter('---\ntitle A\n---\nbody')).toThrow('title A');
    expect(() => readFrontMatter('---\ntitle: A\n- lost\n---\nbody')).toThrow('lost');
  });
});
