import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Article } from './article.ts';
import { fromMarkdown, isSame, languageIn, toMarkdown } from './article-markdown.ts';

const DAY = 86_400_000;
const line = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    '[a, b]',
    '- item',
    '"quoted"',
    'key: value',
    '---',
    '  spaces  ',
    'a\nb',
    '退款：多久？',
    '#',
    '\u2028',
  ),
);
const tag = fc.constantFrom('退款', 'vip', 'a]b', '"x"', '#1');
const anyArticle = fc
  .record({
    id: fc.constantFrom('article-1', '018f-aa'),
    title: line.filter((text) => text.trim() !== ''),
    body: fc
      .array(fc.oneof(line, fc.constantFrom('## 步骤', '---', '| a | b |', '')), { minLength: 1, maxLength: 6 })
      .map((lines) => lines.join('\n'))
      .filter((text) => text.trim() !== ''),
    language: fc.constantFrom('zh', 'en'),
    tags: fc.uniqueArray(tag),
    questions: fc.array(line, { maxLength: 4 }),
    files: fc.array(
      fc.record({
        id: fc.constant('f1'),
        name: fc.constantFrom('a b.png', '图 1.jpg'),
        mime: fc.constantFrom('image/png', ''),
        bytes: fc.nat(1000),
        sha256: fc.constant('a'.repeat(64)),
      }),
      { maxLength: 2 },
    ),
    reviewAt: fc.option(fc.nat(20_000).map((day) => day * DAY)),
  })
  .map((part) =>
    Article.parse({
      ...part,
      spaceId: 'home',
      version: 3,
      status: 'published',
      authorId: null,
      updatedAt: 1,
      reviewedAt: null,
    }),
  );

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const answer = fromMarkdown(toMarkdown(article).text, { language: 'en' });
      if (!answer.isOk) throw new Error(JSON.stringify(answer.fault));
      const { title, body, language, tags, questions, files } = article;
      const trimmed = body.replaceAll('\r\n', '\n').trim();
      expect(answer.read.content).toEqual({ title, body: trimmed, language, tags, questions, files });
      expect([answer.read.id, answer.read.reviewAt]).toEqual([article.id, article.reviewAt]);
      expect(isSame(article, answer.read.content)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('whatever a file holds, it is read or refused, never thrown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(line, fc.constantFrom('---', 'title: a', 'tags:', '- b')), { maxLength: 8 }),
      (lines) => {
        const answer = fromMarkdown(lines.join('\n'), { language: 'zh' });
        return answer.isOk || answer.fault.line >= 1;
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['# 没有头', { code: 'front-matter', line: 1, field: null }],
  ['---\ntitle: 一\n乱写\n---\n正文', { code: 'front-matter', line: 3, field: null }],
  ['---\ntitle: 一\ntitle: 二\n---\n正文', { code: 'front-matter', line: 3, field: null }],
  ['---\nid: 有 空格\ntitle: 一\n---\n正文', { code: 'bad-value', line: 2, field: 'id' }],
  ['---\ntags: [a]\n---\n正文', { code: 'title', line: 1, field: 'title' }],
  [`---\ntags: [a]\ntitle: ${'长'.repeat(201)}\n---\n正文`, { code: 'too-long', line: 3, field: 'title' }],
  ['---\ntitle: 一\n---\n\n', { code: 'empty', line: 4, field: 'body' }],
  ['---\ntitle: 一\n---', { code: 'empty', line: 4, field: 'body' }],
  ['---\ntitle: 一\nlanguage: fr\n---\n正文', { code: 'bad-value', line: 3, field: 'language' }],
  ['---\ntitle: 一\ntags:\n- 有 空格\n---\n正文', { code: 'bad-value', line: 3, field: 'tags' }],
  ['---\ntitle: 一\nreviewAt: soon\n---\n正文', { code: 'bad-value', line: 3, field: 'reviewAt' }],
])('%j is refused with its place', (text, fault) => {
  expect(fromMarkdown(text, { language: 'zh' })).toEqual({ isOk: false, fault });
});

describe('a path', () => {
  test('says space, language and title in signs every system takes, and tells articles of one title apart', () => {
    const [one, two] = ['article-1', 'article-2'].map((id) =>
      toMarkdown({
        id,
        title: 'Refund: how/when? 退款',
        spaceId: 'home',
        language: 'en',
        tags: [],
        questions: [],
        files: [],
        version: 1,
        reviewAt: null,
        body: 'x',
      } as never),
    );
    expect(one?.path).toMatch(/^home\/en\/Refund-how-when-退款-[0-9a-f]{8}\.md$/);
    expect(one?.path).not.toBe(two?.path);
  });
  test('tells the language where the head does not', () => {
    expect([languageIn('home/zh/a.md'), languageIn('a.md'), languageIn('zh.md')]).toEqual(['zh', undefined, undefined]);
  });
});
