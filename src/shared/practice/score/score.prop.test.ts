import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SKILLS } from '#shared/domain/practice/index.ts';
import { PROCEDURE, talkWith } from '#testkit/practice/talks.ts';
import { score } from './score.ts';
import type { Talk, TalkLine } from './talk.ts';

const SAID = [
  't: 才买一个月就冒烟，您妈吓得不敢进阳台，这放谁家都得急。',
  't: 理解您的心情，非常抱歉。',
  't: 先跟您对一下：订单号和手机后四位。',
  't: 冒烟的时候是在烘什么？',
  't: 因为滤网堵住了，所以热风出不来。',
  't: 我今天下午三点前交上去，晚上六点打给您。',
  't: 会有专人尽快联系您，请耐心等待。',
  't: 我姓柳，这件事我跟到底。',
  't: 是我们漏了通知，这个错不在您。',
  't: 请选择退货或换货。',
  't: 好的。',
  't: 再见。',
  't: 扣费已经停了。',
];
const BLAMES = [
  't: 是您自己没看说明书。',
  't: 当时怎么没当面检查呢？',
  't: 是您填错了地址，我姓柳，周五打给您，抱歉。',
  't: 您早就该说，理解您的心情。',
];
const CUSTOMER = ['c: 烘干机才买一个月就冒烟，把我妈吓得不敢进阳台', 'c: 到底怎么办？', 'c: QD-558213，6027', 'c: 嗯'];
const STEPS = [
  '> identity=verified',
  '> find=late',
  '> find=lost',
  '> push=done',
  '> again=more',
  '> promise=done',
  '> push',
];

const written = fc.array(fc.constantFrom(...SAID, ...BLAMES, ...CUSTOMER, ...STEPS), { maxLength: 24 });
const talkFrom = (lines: readonly string[]): Talk =>
  talkWith('zh', lines, { procedure: PROCEDURE, company: ['押金 1,268 元，河口路 77 号'] });

/** The same object with its keys the other way round. */
const turned = (line: TalkLine): TalkLine => Object.fromEntries(Object.entries(line).toReversed()) as TalkLine;

type Written = readonly string[];
/** A conversation, and what is said at its end. */
const withLast = (last: (lines: Written) => fc.Arbitrary<string>): fc.Arbitrary<readonly [Written, string]> =>
  written.chain((lines) => fc.tuple(fc.constant(lines), last(lines)));

/** Who had said nothing at all is measured from the first line on. */
function isRaised(lines: Written, last: string): boolean {
  if (!lines.some((line) => line.startsWith('t'))) return false;
  const [before, after] = [score(talkFrom(lines)).points, score(talkFrom([...lines, last])).points];
  return after.listen > before.listen || after.ownership > before.ownership;
}

describe('scoring', () => {
  it('gives halves from 0 to 5, whatever was said', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.array(fc.string({ maxLength: 80 }).map((text) => `t: ${text}`))), (lines) => {
        const { points } = score(talkFrom(lines));
        for (const skill of SKILLS) {
          const given = points[skill];
          if (given === null) continue;
          expect(given * 2).toBe(Math.round(given * 2));
          expect(given).toBeGreaterThanOrEqual(0);
          expect(given).toBeLessThanOrEqual(5);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is never raised in listening or ownership by a line that blames', () => {
    const cases = withLast(() => fc.constantFrom(...BLAMES));
    fc.assert(
      fc.property(cases, ([lines, last]) => {
        expect(isRaised(lines, last)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('is never raised there by a line that was said before', () => {
    const cases = withLast((lines) => {
      const said = lines.filter((line) => line.startsWith('t') && line.length > 10);
      return said.length === 0 ? fc.constantFrom(...BLAMES) : fc.constantFrom(...said);
    });
    fc.assert(
      fc.property(cases, ([lines, last]) => {
        expect(isRaised(lines, last)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('does not hang on the order of keys', () => {
    fc.assert(
      fc.property(written, (lines) => {
        const talk = talkFrom(lines);
        const other = Object.fromEntries(Object.entries({ ...talk, lines: talk.lines.map(turned) }).toReversed());
        expect(score(other as unknown as Talk)).toEqual(score(talk));
      }),
      { numRuns: 100 },
    );
  });
});
