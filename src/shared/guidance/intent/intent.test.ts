import { describe, expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { MAX_READ } from '../text/normal.ts';
import { ask, isStale, relearn, trainIntents, type IntentExample } from './index.ts';
import { ARTICLES, articleExamples, withOwnRandom } from './intent-sample.ts';

const random = () => withOwnRandom(seededRandom(1));
const learnt = trainIntents(articleExamples(), random());
const first = (text: string, model = learnt) => ask(model, text).guesses[0]?.answer;

describe('what answers a question', () => {
  test('is found in Chinese, English and both at once, in words that were not in the examples', () => {
    expect(first('我的快递怎么还没送到呀')).toBe('parcel');
    expect(first('where has my parcel got to')).toBe('parcel');
    expect(first('我的 refund 什么时候到账')).toBe('refund');
    expect(first('cant log in, forgot the pasword')).toBe('password');
  });

  test('is at most three answers, the likeliest first, with what in the text speaks for each', () => {
    const text = 'Hello, how long does my ＲＥＦＵＮＤ take?';
    const { guesses } = ask(learnt, text);
    expect(guesses).toHaveLength(3);
    expect(guesses[0]?.answer).toBe('refund');
    const said = guesses[0]?.because.map(([from, to]) => text.slice(from, to)).join(' ');
    expect(said).toContain('ＲＥＦＵＮＤ');
    expect(guesses.map(({ confidence }) => confidence)).toEqual(
      guesses.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });

  test('is known from the very first article, by its title alone', () => {
    const model = trainIntents([{ answer: 'refund', text: '退款多久到账' }], random());
    expect(first('退款什么时候到', model)).toBe('refund');
    expect(ask(model, 'weather tomorrow')).toEqual({ guesses: [], isSure: false });
  });

  test('is nothing where nothing was said, where nothing was learnt, and where no word is known', () => {
    for (const text of ['', '   ', '\u200B\u0007', 'xyzzy qwfp', 'Ωμέγα'])
      expect(ask(trainIntents([{ answer: 'a', text: '开发票' }], random()), text)).toEqual({
        guesses: [],
        isSure: false,
      });
    expect(ask(trainIntents([], random()), 'refund')).toEqual({ guesses: [], isSure: false });
  });

  test('does not depend on the order of the examples', () => {
    const mixed = articleExamples().toSorted((a, b) => (a.text < b.text ? 1 : -1));
    expect(trainIntents(mixed, random())).toEqual(learnt);
  });

  test('is the same after the model was cloned', () => {
    const copy = structuredClone(learnt);
    for (const { asked } of ARTICLES) expect(ask(copy, asked)).toEqual(ask(learnt, asked));
  });

  test('is bounded for 100,000 characters', () => {
    const long = '退款'.repeat(50_000);
    const [guess] = ask(learnt, long).guesses;
    expect(guess).toMatchObject({ answer: 'refund', because: [[0, long.length]] });
    const read = long.slice(0, MAX_READ) + long.slice(-MAX_READ);
    expect(guess?.confidence).toBe(ask(learnt, read).guesses[0]?.confidence);
  });
});

test('what belongs nowhere is told from what is asked, where examples of it are given', () => {
  const small = ['hello', 'thank you', '你好', 'are you a robot', 'ok', '在吗', 'never mind', '谢谢'];
  const nowhere = small.map((text): IntentExample => ({ answer: null, text }));
  const model = trainIntents([...articleExamples(), ...nowhere], random());
  for (const text of ['hello', '在吗']) expect(ask(model, text).isSure).toBe(false);
  expect(first('我要退款', model)).toBe('refund');
});

describe('an article that changes', () => {
  const news = ['优惠券怎么用', '优惠券在哪里领', 'how do I use a coupon', 'my coupon does not work'];
  const changes = [{ answer: 'coupon', examples: news.map((text) => ({ text })) }];

  test('is known at once when it is new, and gone when it has no examples any more', () => {
    const withIt = relearn(learnt, changes, random());
    expect(first('coupon 怎么用不了', withIt)).toBe('coupon');
    expect(first('我要退款', withIt)).toBe('refund');
    const without = relearn(withIt, [{ answer: 'coupon', examples: [] }], random());
    expect(without.answers).toEqual(learnt.answers);
    expect(first('coupon 怎么用不了', without)).not.toBe('coupon');
  });

  test('leaves what is said of everything else as if all had been learnt at once, to within 0.1', () => {
    const examples = [...articleExamples(), ...news.map((text): IntentExample => ({ answer: 'coupon', text }))];
    const atOnce = trainIntents(examples, random());
    const later = { ...relearn(learnt, changes, random()), surety: atOnce.surety };
    for (const { asked } of ARTICLES) {
      const [one, other] = [ask(atOnce, asked).guesses[0], ask(later, asked).guesses[0]];
      expect(other?.answer).toBe(one?.answer);
      expect(Math.abs((other?.confidence ?? 0) - (one?.confidence ?? 0))).toBeLessThan(0.1);
    }
  });

  test('is no reason to learn everything anew, unless it is one of many', () => {
    expect(isStale(relearn(learnt, [{ answer: 'refund', examples: [{ text: '退款' }] }], random()))).toBe(false);
    const all = ARTICLES.map(({ answer }) => ({ answer, examples: [{ text: answer }] }));
    expect(isStale(relearn(learnt, all, random()))).toBe(true);
  });
});
