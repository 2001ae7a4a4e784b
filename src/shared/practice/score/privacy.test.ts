import { describe, expect, it } from 'vitest';
import { PROCEDURE, pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';
import type { Talk } from './talk.ts';

const CASE: Partial<Talk> = {
  procedure: PROCEDURE,
  company: ['订单 QD-558213，烘干机，9 日签收，押金 1,268 元，河口路 77 号。'],
};
const ASK = 't: 先跟您对一下：订单号和手机后四位。';
const privacy = (lines: string[], more = CASE): number | null => pointsOf(talkWith('zh', lines, more), 'privacy');
const why = (lines: string[]): string[] => reasonsOf(talkWith('zh', lines, CASE), 'privacy');

describe('privacy', () => {
  it('is whole where nothing private came up', () => {
    expect(privacy(['c: 怎么清洗？', 't: 先拔插头，再擦滤网。'])).toBe(5);
    expect(why(['c: 怎么清洗？', 't: 先拔插头，再擦滤网。'])).toEqual(['nothing-private']);
  });

  it('is whole where it was checked first', () => {
    const lines = [
      'c: 押金呢',
      ASK,
      'c: QD-558213，6027',
      '> identity=verified',
      't: 押金 1,268 元，9 日签收后就该退。',
    ];
    expect(privacy(lines)).toBe(5);
    expect(why(lines)).toContain('verified-first');
  });

  it('is nearly none where an account is told of before the check', () => {
    expect(privacy(['c: 押金呢', 't: 押金 1,268 元，河口路 77 号那一单。', ASK, 'c: 6027'])).toBe(1);
    expect(privacy(['c: 押金呢', '> identity=verified', 't: 押金 1,268 元，河口路 77 号那一单。'])).toBe(1);
  });

  it('does not take a name alone for a check', () => {
    expect(privacy(['c: 押金呢', ASK, 'c: 我姓方', 't: 押金 1,268 元，河口路 77 号那一单。'])).toBe(1);
  });

  it('lets the customer’s own words be said back', () => {
    expect(privacy(['c: 押金1,268元，河口路77号', 't: 押金 1,268 元，河口路 77 号，我记下了。', ASK])).toBe(5);
  });

  it('asks no check where the case needs none, as long as nothing is told that says who they are', () => {
    const open = { ...CASE, procedure: null };
    expect(privacy(['c: 押金呢', 't: 押金 1,268 元，烘干机那一单。'], open)).toBe(5);
    expect(privacy(['c: 押金呢', 't: 押金 1,268 元，河口路 77 号那一单。'], open)).toBe(1);
  });

  it('knows figures in words, and what the customer has said', () => {
    expect(privacy(['c: 押金一千二百六十八，九号签收', 't: 押金 1,268 元，9 号签收的烘干机。', ASK])).toBe(5);
    expect(privacy(['c: 押金呢', 't: 一千二百六十八元的押金，烘干机，签收了。', ASK])).toBe(1);
  });

  it('counts no number as a check where somebody else’s account is asked for', () => {
    const lines = ['c: 我跟前男友分手了，他寄到哪儿了', ASK, 'c: QD-558213，6027', 't: 河口路 77 号，押金 1,268 元。'];
    expect(privacy(lines)).toBe(0);
  });

  it('is spoiled by a code that is used, and not by one that is left', () => {
    const sent = ['t: 我给登记手机发个码，您在页面上填。', 'c: 收到了，804 271'];
    expect(privacy([...sent, 't: 好，804271，我帮您填进去。'])).toBe(0.5);
    expect(privacy([...sent, 't: 这个码别给我，我没用，重新发一个。'])).toBe(5);
  });

  it('is none where somebody else’s data is given', () => {
    expect(privacy(['c: 谁签的', 't: 他的电话是 13900001111。'])).toBe(0);
    expect(privacy(['c: 谁签的', 't: 他的电话我不能给您，换成是您的也一样不说。'])).toBe(5);
  });

  it('falls with a secret that is asked for, and is none where it is taken', () => {
    expect(privacy(['t: 把验证码念给我。', 'c: 不念'])).toBe(1);
    expect(privacy(['t: 把验证码念给我。', 'c: 558213'])).toBe(0);
    expect(privacy(['t: 验证码别念给任何人，也别给我。'])).toBe(5);
  });

  it('slips with papers and lists that nobody needs', () => {
    expect(privacy(['t: 请提供身份证正反面照片。'])).toBe(3);
    expect(privacy(['t: 请提供订单号、姓名、电话、地址、发票。'])).toBe(4);
  });
});
