import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#shared/kernel/units.ts';
import { resources } from '#shared/i18n/index.ts';
import { createI18n, type Translate } from '../../lib/i18n.tsx';
import { splitTags } from './tag-field.tsx';
import { spanWords } from './spans.ts';

const words = (language: 'zh' | 'en', ms: number) =>
  spanWords(createI18n(language, resources).getFixedT(language, 'tickets') as unknown as Translate<'tickets'>, ms);

describe('a length of time', () => {
  it.each([
    [0, '<1 分', '<1 min'],
    [MINUTE - 1, '<1 分', '<1 min'],
    [MINUTE, '1 分', '1 min'],
    [HOUR - 1, '59 分', '59 min'],
    [HOUR, '1 小时', '1 h'],
    [DAY - 1, '23 小时', '23 h'],
    [3 * DAY, '3 天', '3 d'],
    [4000 * DAY, '4,000 天', '4,000 d'],
  ])('of %d ms is told in its largest whole unit', (ms, zh, en) => {
    expect([words('zh', ms), words('en', ms)]).toEqual([zh, en]);
  });
});

describe('written tags', () => {
  it.each([
    ['退款', ['退款']],
    ['退款、重复，加急, vip', ['退款', '重复', '加急', 'vip']],
    [' 　\t', []],
    ['x'.repeat(80), ['x'.repeat(60)]],
  ])('%j are what the domain allows', (written, tags) => expect(splitTags(written)).toEqual(tags));
});
