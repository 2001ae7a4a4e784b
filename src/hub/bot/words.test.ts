import { expect, test } from 'vitest';
import { fill, languageOfAll, nameOf, noticeOf } from './words.ts';

const bot = { isOn: true, name: null, notice: null, spaces: [] };

test('the newest words that have a language decide, and numbers and marks have none', () => {
  expect(languageOfAll(['how much'], 'zh')).toBe('en');
  expect(languageOfAll(['how much', '123 ???'], 'zh')).toBe('en');
  expect(languageOfAll(['how much', '多少钱'], 'zh')).toBe('zh');
  expect(languageOfAll(['', '👍'], 'en')).toBe('en');
});

test('a notice says that a program answers, what is read and how to get a person, and whether words leave the house', () => {
  expect(noticeOf(bot, 'zh', false)).toMatch(/自动答复程序.*文字.*转人工/s);
  expect(noticeOf(bot, 'en', false)).toMatch(/program.*words.*person takes over/s);
  expect(noticeOf(bot, 'zh', true)).toMatch(/Google/);
  expect(noticeOf(bot, 'en', true)).toMatch(/Google/);
});

test('a channel’s own notice and name stand in the place of ours; an empty one does not', () => {
  const own = { ...bot, name: '同同', notice: { zh: '我是{name}。', en: ' ' } };
  expect(noticeOf(own, 'zh', true)).toBe('我是同同。');
  expect(noticeOf(own, 'en', false)).toMatch(/^Hello, I am 同同/);
  expect([nameOf(own, 'en'), nameOf(bot, 'zh'), nameOf(null, 'en')]).toEqual(['同同', '小同', 'Tong']);
});

test('what is filled in is not read again', () => {
  expect(fill('{text} · {title} · {other}', { text: '{title}', title: '$&' })).toBe('{title} · $& · {other}');
});
