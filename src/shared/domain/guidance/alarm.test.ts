import { expect, test } from 'vitest';
import { isAlarm } from './alarm.ts';

test.each([
  '厨房全是水，漏到插座上了，孩子还在里面！',
  '活着真没意思，不想活了',
  '叫你们经理来',
  '再不处理我就打12315，找律师',
  'Smoke is coming out of the air fryer and the kids are here',
  'I want to speak to a human',
  'You will hear from my lawyer',
  'Is it because I am deaf that nobody listens?',
])('is heard in: %s', (text) => {
  expect(isAlarm(text)).toBe(true);
});

test.each([
  '我爸上个月走了，这台机器是他买的，我想退掉',
  '唉，累死了，不折腾了',
  '老头子昨天没了，净水器还在保修吗',
  '都担心。1899不是小数目，我孩子马上过生日了',
  '我的银行卡信息是不是泄露了，会不会被盗刷啊',
  '老人一个人在家，机器坏了喝不上水',
  "My husband died in March and I can't deal with his subscription",
  "I'm scared someone has access to my account",
  '我已经第五次打电话了，你们到底管不管',
])('is not heard in: %s', (text) => {
  expect(isAlarm(text)).toBe(false);
});
