import { describe, expect, it } from 'vitest';
import { talkWith } from '#testkit/practice/talks.ts';
import { score } from '../score/score.ts';
import { readActs } from './read-acts.ts';

/** The best of some runs: what the code needs, not what the machine was busy with. */
function bestMs(run: (nth: number) => void): number {
  let best = Infinity;
  for (let nth = 0; nth < 3; nth += 1) {
    const from = performance.now();
    run(nth);
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

/** How long it takes is measured by `npm run practice`; a pattern that is led astray takes a hundred times longer than any machine is slow. */
const ASTRAY_MS = 2000;

const HEARD = ['我的订单到哪儿了？等了三天'];
const ESSAYS: readonly (readonly ['zh' | 'en', string, string])[] = [
  ['zh', 'without a full stop', '我们查了一下您的订单已经在路上了，'],
  ['zh', 'of one sign', '我'],
  ['zh', 'of pronouns', '我您'],
  ['zh', 'of beginnings', '我这边马上给您'],
  ['zh', 'of a list', '订单号、手机号、'],
  ['zh', 'of times', '今天下午三点'],
  ['en', 'without a full stop', 'I will check your order and call you '],
  ['en', 'of one letter', 'a '],
  ['en', 'of beginnings', "i'll just now also "],
  ['en', 'of pronouns', 'you '],
  ['en', 'of digits', '1'],
];

describe('reading is bounded', () => {
  it.each(ESSAYS)('in %s: an essay of 4,000 signs %s', (lang, _name, piece) => {
    const essay = piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 3990);
    // Another end each time, so that nothing is remembered.
    expect(bestMs((nth) => readActs(`${essay}${nth}`, { lang, heard: HEARD, said: [] }))).toBeLessThan(ASTRAY_MS);
  });

  it('and a session of a hundred turns is scored', () => {
    const lines = Array.from({ length: 50 }, (_, i) => [
      `c: 第${i}次了，烘干机才买一个月就冒烟，把我妈吓得不敢进阳台`,
      `t: 我记下第${i}次了。我今天下午三点前交上去，晚上六点打给您，您看这样行吗？`,
    ]).flat();
    const talk = talkWith('zh', lines);
    expect(bestMs(() => score(talk))).toBeLessThan(ASTRAY_MS);
  });
});
