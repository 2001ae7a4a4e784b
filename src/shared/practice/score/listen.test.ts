import { describe, expect, it } from 'vitest';
import { pointsOf, reasonsOf, talkWith } from '#testkit/practice/talks.ts';

const OPENING = 'c: 烘干机才买一个月就冒烟，把我妈吓得不敢进阳台';
const HEARD = 't: 才买一个月就冒烟，您妈吓得不敢进阳台，这放谁家都得急。';
const listen = (...lines: string[]): number | null => pointsOf(talkWith('zh', [OPENING, ...lines]), 'listen');
const why = (...lines: string[]): string[] => reasonsOf(talkWith('zh', [OPENING, ...lines]), 'listen');

describe('listening', () => {
  it('is most where what happened is said back with what it means, before solving', () => {
    expect(listen(HEARD, 't: 人没伤到吧？您慢慢说。')).toBeGreaterThanOrEqual(4);
    expect(why(HEARD)).toContain('mirrored-early');
  });

  it('is less where it comes late', () => {
    const late = listen('t: 报一下订单号。', 't: 系统在查。', 't: 型号报一下。', HEARD);
    expect(late).toBeLessThan(listen(HEARD) ?? 0);
  });

  it('is little where there is a formula only', () => {
    expect(listen('t: 理解您的心情。', 't: 给您带来不便。')).toBeLessThanOrEqual(1);
    expect(why('t: 理解您的心情。')).toContain('formula-only');
  });

  it('takes one apology, and is worn down from the third on', () => {
    const sorry = ['t: 对不起。', 't: 真的抱歉。', 't: 再次致歉。', 't: 非常抱歉。'];
    expect(why(...sorry).filter((because) => because === 'apologised-much')).toHaveLength(2);
    expect(listen(HEARD, ...sorry)).toBeLessThan(listen(HEARD, 't: 对不起。') ?? 0);
  });

  it('is capped by blame, less where it was taken back, and most by abuse', () => {
    const blame = 't: 是您自己没看说明书吧。';
    expect(listen(HEARD, blame)).toBeLessThanOrEqual(2);
    const repaired = listen(blame, 't: 是我不对，刚才不该那么说。', HEARD);
    expect(repaired).toBeGreaterThan(listen(blame, HEARD) ?? 0);
    expect(repaired).toBeLessThanOrEqual(3);
    expect(listen(HEARD, 't: 你有病吧。')).toBeLessThanOrEqual(1);
  });

  it('costs to make it small, to paste, and to leave a question lying', () => {
    expect(why(HEARD, 't: 您别激动，小事。')).toContain('dismissed');
    expect(why('t: 您的问题已经登记在册。', 't: 您的问题已经登记在册。')).toContain('pasted');
    expect(why('c: 到底怎么办？', 't: 好的好的。')).toContain('talked-past');
  });

  it('gives nothing for a second line that only echoes', () => {
    const echo = 't: 烘干机才买一个月就冒烟，妈吓得不敢进阳台。';
    expect(why(echo, 't: 烘干机一个月就冒烟，不敢进阳台。')).toContain('echoed');
  });
});
