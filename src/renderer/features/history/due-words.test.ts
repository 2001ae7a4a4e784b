import { expect, test } from 'vitest';
import { dueChoices, dueIn } from './due-words.ts';

/** A Sunday. */
const NOW = new Date(2026, 10, 29, 14, 20).getTime();
const on = (month: number, day: number, hour: number, minute = 0, year = 2026): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

test.each([
  ['今天 18:00', on(11, 29, 18)],
  ['今天', on(11, 29, 18)],
  ['今晚8点', on(11, 29, 20)],
  ['明天中午', on(11, 30, 12)],
  ['明天 9点半', on(11, 30, 9, 30)],
  ['后天下午三点', on(12, 1, 15)],
  ['周五下午5点', on(12, 4, 17)],
  ['周日', on(11, 29, 18)],
  ['下周一 10：00', on(11, 30, 10)],
  ['两小时后', NOW + 2 * 3_600_000],
  ['30分钟内', NOW + 30 * 60_000],
  ['半小时后', NOW + 30 * 60_000],
  ['16:30', on(11, 29, 16, 30)],
  ['9点', on(11, 30, 9)],
  ['12月1日 10:00', on(12, 1, 10)],
  ['3月5号', on(3, 5, 18, 0, 2027)],
  ['2026-12-24 09:15', on(12, 24, 9, 15)],
  ['tomorrow 12:00', on(11, 30, 12)],
  ['Tomorrow at noon', on(11, 30, 12)],
  ['today 5pm', on(11, 29, 17)],
  ['friday 10:30', on(12, 4, 10, 30)],
  ['in 45 minutes', NOW + 45 * 60_000],
  ['within 2 hours', NOW + 2 * 3_600_000],
  ['in an hour', NOW + 3_600_000],
  ['in half an hour', NOW + 30 * 60_000],
  ['一个半小时后', NOW + 90 * 60_000],
  ['3 天后', NOW + 3 * 86_400_000],
  ['3 天后 10:00', on(12, 2, 10)],
  ['两周内', NOW + 14 * 86_400_000],
  ['明天 12:00 前', on(11, 30, 12)],
  ['最晚明天下午3点之前', on(11, 30, 15)],
  ['明早', on(11, 30, 12)],
  ['明早9点', on(11, 30, 9)],
  ['明天中午1点', on(11, 30, 13)],
  ['明天下午', on(11, 30, 18)],
  ['今晚', on(11, 29, 21)],
  ['今晚12点', on(11, 30, 0)],
  ['下班前', on(11, 29, 18)],
  ['下个星期五', on(12, 4, 18)],
  ['下下周一', on(12, 7, 18)],
  ['这周日 16:00', on(11, 29, 16)],
  ['the day after tomorrow at 3pm', on(12, 1, 15)],
  ['tomorrow afternoon', on(11, 30, 18)],
  ['tonight at 8pm', on(11, 29, 20)],
  ['by 5 p.m.', on(11, 29, 17)],
  ['12am', on(11, 30, 0)],
  ['by Thursday noon', on(12, 3, 12)],
  ['next friday', on(12, 4, 18)],
  ['Dec 1, 10:00', on(12, 1, 10)],
  ['1st December', on(12, 1, 18)],
  ['January 3rd, 2027 9:30', on(1, 3, 9, 30, 2027)],
  ['10:00', on(11, 30, 10)],
  ['１６：３０', on(11, 29, 16, 30)],
])('%s is a moment', (words, expected) => {
  expect(new Date(dueIn(words, NOW) ?? 0).toString()).toBe(new Date(expected).toString());
});

test.each([
  '昨天 10:00', '昨天', '昨晚8点', '昨日下午', '前天 18:00', '大前天', '前几天', '上周五', '上周五下午5点', '上个星期一 9:00', '上礼拜天',
  '上上周三', '上个月', '去年12月1日', '刚才', '刚刚', '早些时候', '一小时前', '半小时前', '10分钟前', '几分钟之前', '两天前', '3 天以前', '一个月前',
  'yesterday', 'Yesterday 10:00', 'yesterday at noon', 'the day before yesterday', 'last Friday', 'last friday 17:00', 'last night',
  'last week', 'an hour ago', '2 hours ago', 'half an hour ago', 'ten minutes ago', 'just now', 'earlier today', 'the other day',
  '今天 10:00', '今早9点', '今天上午', '今天中午', '今天下午2点', '这周三', '本周六 10:00', 'today 10:00', 'today at noon', 'this morning',
  '9am today', '11月28日', '11月29日 14:00', '11/20 9:00', '2026-11-28 10:00', '2025年12月1日', 'Nov 28', '28 November 10:00', 'Nov 28, 2026', 'sunday 9:00',
])('“%s” has passed', (words) => {
  expect(dueIn(words, NOW) ?? Infinity).toBeLessThanOrEqual(NOW);
}); // prettier-ignore

test.each([
  '', 'soon', '尽快', '25:00', '10:75', '13月40日', '2月30日', '三次', '下周', '二十点', '晚上1点', 'yesteday 10:00', 'noonish', 'month',
  '大概某天 10:00', '10:00 到 12:00',
])('“%s” is none', (words) => {
  expect(dueIn(words, NOW)).toBeNull();
}); // prettier-ignore

test('what is offered is ahead', () => {
  expect(dueChoices(NOW)).toEqual([on(11, 29, 18), on(11, 30, 12), on(11, 30, 18)]);
  expect(dueChoices(on(11, 29, 19))).toEqual([on(11, 30, 12), on(11, 30, 18)]);
});
