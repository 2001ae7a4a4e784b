import { expect, test } from 'vitest';
import { answerOf, cleanReply, firstWords, languageOf } from './answer.ts';

test.each([
  ['王先生您好，我是客服小林。退款三天到账。祝您生活愉快！', '退款三天到账。'],
  ['您好！请问有什么可以帮您？', ''],
  [
    '好的，请稍等。\n\n1. 关闭电源\n2. 拆下滤芯\n\n感谢您的耐心等待，如有其他问题请随时联系我们。',
    '1. 关闭电源\n2. 拆下滤芯',
  ],
  [
    'Hi Anna,\n\nUnplug the router, wait 30 seconds. Then plug it in again.\n\nKind regards,\nTom Hadley\n+44 20 7946 0018',
    'Unplug the router, wait 30 seconds. Then plug it in again.',
  ],
  [
    'Hello Mrs Ellis! Thank you for contacting us. The refund takes 5 days. Is there anything else I can help you with?',
    'The refund takes 5 days.',
  ],
  [
    'Thank you for holding. Sorry about that. Press and hold the button for 10 seconds.',
    'Press and hold the button for 10 seconds.',
  ],
  ['请问是哪个型号？', '请问是哪个型号？'],
  ['好的滤芯是白色的，坏的发黄。', '好的滤芯是白色的，坏的发黄。'],
])('of %j what is left is the matter', (reply, kept) => {
  expect(cleanReply(reply)).toBe(kept);
});

test('the question is what the customer said first beyond a greeting', () => {
  expect(firstWords(['你好', '在吗', '净水器漏水了怎么办？'])).toBe('净水器漏水了怎么办？');
  expect(firstWords(['Hello, my router drops every evening.'])).toBe('my router drops every evening.');
  expect(firstWords(['你好'])).toBe('你好');
});

test('a solved ticket gives title, question and answer, in the order of the talk, each answer once', () => {
  const lines = [
    { kind: 'customer' as const, body: '您好，退款什么时候到？' },
    { kind: 'reply' as const, body: '您好，储蓄卡 1–3 个工作日。' },
    { kind: 'customer' as const, body: '信用卡呢' },
    { kind: 'reply' as const, body: '信用卡 3–5 个工作日。\n祝您愉快！\n林晓' },
    { kind: 'reply' as const, body: '信用卡 3–5 个工作日。' },
  ];
  expect(answerOf({ subject: '回复：Re: 退款到账时间', lines, names: ['林晓'] })).toEqual({
    title: '退款到账时间',
    question: '退款什么时候到？',
    body: '储蓄卡 1–3 个工作日。\n\n信用卡 3–5 个工作日。',
  });
  expect(answerOf({ subject: ' ', lines, names: [] }).title).toBe('退款什么时候到？');
});

test('a text is Chinese also with a few Latin words in it', () => {
  expect([languageOf('Wi-Fi 6 路由器断线'), languageOf('my router says 错误'), languageOf('')]).toEqual([
    'zh',
    'en',
    'en',
  ]);
});
