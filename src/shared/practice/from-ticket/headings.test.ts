import { describe, expect, test } from 'vitest';
import type { Language } from '../../kernel/text.ts';
import { Remover } from './remove.ts';

const headingOf = (lang: Language, customer: string, subject: string) =>
  new Remover(lang, { customer, people: ['王大勇', 'Emily Carter'] }, { subject, lines: [], number: 1070 }).heading(
    subject,
  );

describe('a heading without personal data reads as if somebody had written it', () => {
  test.each([
    ['订单 JD2026111800423 的退款没到', '这一单的退款没到'],
    ['工单1070的后续', '这一单的后续'],
    ['查 JD2026111800423 到哪了', '查这一单到哪了'],
    ['快递单号SF1234567890123没有物流', '快递单没有物流'],
    ['李晓梅 退款 LH20261121001 没到账', '退款 没到账'],
    ['洗衣机坏了（李晓梅 13912345678）', '洗衣机坏了'],
    ['【李晓梅】洗衣机坏了', '洗衣机坏了'],
    ['李晓梅的退款三周没到', '客户的退款三周没到'],
    ['手机 13912345678 收不到验证码', '登记手机收不到验证码'],
    ['我是李晓梅，订单 JD2026111800423 的洗衣机坏了，太过分了！电话 13912345678。', '这一单的洗衣机坏了，太过分了！'],
    ['你好，我叫李晓梅，想问一下订单号：JD2026111800423，什么时候发', '你好，想问一下这一单，什么时候发'],
    ['王大勇 没来安装', '舒宁没来安装'],
  ])('%s → %s', (subject, heading) => {
    expect(headingOf('zh', '李晓梅', subject)).toEqual({ text: heading, isChanged: true });
  });

  test.each([
    ['Parcel never came - Grace Okafor', 'Parcel never came'],
    ['Order #A-104422 not here', 'Order not here'],
    ['Ticket 1070 again', 'Ticket again'],
    ['A-104422 never arrived', 'The order never arrived'],
    ['My phone 07700 900123 does not get the code', 'The registered phone does not get the code'],
    ['Refund for Grace Okafor (order A-104422)', 'Refund for the customer'],
    ["It's Grace Okafor, my order A-104422 is late", 'My order is late'],
  ])('%s → %s', (subject, heading) => {
    expect(headingOf('en', 'Grace Okafor', subject)).toEqual({ text: heading, isChanged: true });
  });

  test('and what holds none stays word for word', () => {
    for (const subject of ['净水器 漏水（第二次）：退款3天没到', 'iPad screen - cracked (again)'])
      expect(headingOf('zh', '李晓梅', subject)).toEqual({ text: subject, isChanged: false });
  });
});

const told = (number: number, text: string): string =>
  new Remover('zh', { customer: null, people: [] }, { subject: '', lines: [], number }).template(text, 0);

test('a number that is a price or a year is not the one of the ticket', () => {
  expect(told(2026, '2026年买的，花了2026元')).toBe('2026年买的，花了2026元');
  expect(told(7, '等了7天，工单7没人理')).toBe('等了7天，工单{order}没人理');
  expect(told(1070, '上回的1070谁在跟')).toBe('上回的{order}谁在跟');
});
