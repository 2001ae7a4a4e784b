import { describe, expect, it } from 'vitest';
import { pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';

const clarity = (...lines: string[]): number | null => pointsOf(talkWith('zh', lines), 'clarity');
const why = (...lines: string[]): string[] => reasonsOf(talkWith('zh', lines), 'clarity');

const CLEAR = [
  't: 因为银行那边名字对不上，所以钱 9 号被退了回来。',
  't: 您先点“我的”，打开“收款账户”，把名字改一下。',
  't: 我今天下午三点前重新提交，明天到账。这样讲清楚吗？',
];

describe('clarity', () => {
  it('is why, what next, and a check', () => {
    expect(clarity(...CLEAR)).toBeGreaterThanOrEqual(4);
    expect(why(...CLEAR)).toEqual(expect.arrayContaining(['explained', 'step-with-time', 'checked-understood']));
  });

  it('ends at decent where a term is left standing', () => {
    expect(clarity(...CLEAR, 't: 工单在风控那边流转。')).toBeLessThanOrEqual(3.5);
  });

  it('is lost in terms, in vagueness, and in lines that say nothing', () => {
    expect(clarity('t: 后台驳回了，要走审批流。', 't: 二线还在闭环。')).toBeLessThanOrEqual(1);
    expect(clarity('t: 会尽快处理的，请耐心等待。', 't: 后续会有专人跟您联系。')).toBeLessThanOrEqual(1);
    expect(why('t: 好的。', 't: 收到。')).toContain('nothing-explained');
  });

  it('costs where the customer has to ask again', () => {
    expect(why('t: 要先做冲红。', 'c: 什么意思？')).toContain('asked-back');
    expect(why('c: 哪天能到？', 't: 您放宽心。')).toContain('talked-past');
  });

  it('costs to be too long, pasted, or in another language', () => {
    expect(why(`t: ${'我们这边帮您看了一下情况，'.repeat(40)}`)).toContain('too-long');
    expect(why('t: 您的问题已经登记在册。', 't: 您的问题已经登记在册。')).toContain('pasted');
    expect(why('t: We will look into your order and call you tomorrow.')).toContain('jargon');
  });
});
