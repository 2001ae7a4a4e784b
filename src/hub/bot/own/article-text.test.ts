import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingsOf, shortAnswer } from './article-text.ts';

test('the first paragraph is told, without markup, headings, tables, pictures and code', () => {
  const body =
    '# 标题\n\n![图](a.png)\n\n| a | b |\n|---|---|\n\n退款**原路**返回，见[说明](https://x.example/a)，`3` 天。\n第二行\n\n别的';
  expect(shortAnswer(body)).toBe('退款原路返回，见说明，3 天。\n第二行');
  expect(headingsOf(body)).toEqual(['标题']);
});

test('what stands under a short answer comes before everything else', () => {
  expect(shortAnswer('写给同事的话。\n\n## 简答\n三天到账。\n\n## 步骤\n1. 查')).toBe('三天到账。');
  expect(shortAnswer('For colleagues.\n\n## Short answer\n\nThree days.\n')).toBe('Three days.');
});

test('comments and code that stand in an article are for nobody outside', () => {
  expect(shortAnswer('<!-- 只给同事看 -->\n```\nsecret\n```\n到账三天。')).toBe('到账三天。');
  expect(shortAnswer('<!-- 没有结束')).toBe('');
  expect(headingsOf('<!--\n## 内部\n-->\n## 外部')).toEqual(['外部']);
});

test('markup of the web is words, and nothing of an empty article is told', () => {
  expect(shortAnswer('<b onclick="x()">加粗</b><script>alert(1)</script>')).toBe('加粗alert(1)');
  expect(shortAnswer('<<b>script>x')).toBe('< script>x');
  for (const empty of ['', '\n\n', '# 只有标题', '---', '| a |\n|---|']) expect(shortAnswer(empty)).toBe('');
});

test('whatever the article, what is told is short and has no tag in it, in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (body) => {
      const told = shortAnswer(body);
      expect(told.length).toBeLessThanOrEqual(600);
      expect(told).not.toMatch(/<\/?[a-z][^>]*>/i);
    }),
  );
  for (const piece of ['<!--', '```\n', '**', '[a](', '![', '|', '> ', '# '])
    expect(shortAnswer(piece.repeat(200_000 / piece.length)).length).toBeLessThanOrEqual(600);
});
