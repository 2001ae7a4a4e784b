import { expect, test } from 'vitest';
import { courtesyOf } from './courtesy.ts';

test.each([
  '你好',
  '您好！',
  '在吗？',
  '有人吗',
  '你好，在吗',
  '你好呀～',
  'Hello',
  'Hi there!',
  'Good morning',
  '早上好',
])('a greeting: %s', (text) => expect(courtesyOf(text)).toBe('greeting'));
test.each(['谢谢', '好的，谢谢您', '知道了，谢谢', '感谢！', 'Thanks!', 'ok, thank you very much', '辛苦了'])(
  'thanks: %s',
  (text) => expect(courtesyOf(text)).toBe('thanks'),
);
test.each([
  '',
  '你好，退款什么时候到账',
  '谢谢，那发票呢',
  '不谢谢你们',
  'thanks for nothing',
  'hello, where is my refund',
  '好的',
  '在吗我要退货',
])('more than that, or something else: %s', (text) => expect(courtesyOf(text)).toBeNull());
test('100,000 characters are read at once', () => {
  for (const piece of ['你好', '在吗，', '谢谢您', 'ok, ', '!', ' '])
    expect(courtesyOf(piece.repeat(100_000 / piece.length))).toBeNull();
});
