import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { learnHabits, readProcedure, stepHints, type Line, type PastConversation } from './index.ts';

const step = (key: string, zh: string, en: string, to: Record<string, string | null>) => ({
  key,
  title: { zh, en },
  next: to,
});

/** A refund: who it is, which order, whether it was opened; two ways from there; the end. */
const REFUND = readProcedure({
  start: 'identity',
  steps: [
    step('identity', '核对姓名和手机号', 'Could you tell me your name and phone number, please?', { done: 'order' }),
    step('order', '问订单号', 'What is the number of your order?', { done: 'opened' }),
    step('opened', '问商品是否拆封', 'Has the parcel been opened already?', { yes: 'inspect', no: 'refund' }),
    step('inspect', '安排上门检测', 'I will send somebody to inspect it.', { done: 'refund' }),
    step('refund', '说明退款到账时间', 'Your refund of {amount} arrives within five days.', { done: null }),
  ],
});

const agent = (text: string): Line => ({ by: 'agent', text });
const customer = (text: string): Line => ({ by: 'customer', text });
const BEGINNING = [
  customer('I want to send it back'),
  agent('Could you tell me your name and phone number please'),
  customer('Ann, 555'),
  agent("Thank you Ann. What's the number of your order?"),
];

/** Of those who sent it back unopened nobody had it inspected, of the others everybody. */
const past = (isOpened: boolean): PastConversation => ({
  lines: [
    ...BEGINNING,
    customer('12'),
    agent('Has the parcel been opened already?'),
    customer(isOpened ? 'yes, it was opened' : 'no, still sealed'),
    agent(isOpened ? 'I will send somebody to inspect it.' : 'Your refund of 5 arrives within five days.'),
  ],
  did: [
    { step: 'identity', before: 1 },
    { step: 'order', before: 3 },
    { step: 'opened', before: 5 },
    { step: isOpened ? 'inspect' : 'refund', before: 7 },
  ],
});

describe('steps that were evidently done', () => {
  test('are those the agent said, each with the first line that shows it', () => {
    expect(stepHints(REFUND, [...BEGINNING, ...BEGINNING], null).done).toEqual([
      { step: 'identity', line: 1 },
      { step: 'order', line: 3 },
    ]);
  });

  test('are seen in Chinese too, and with what was filled in', () => {
    const lines = [agent('请核对一下姓名和手机号'), agent('Your refund of 38.50 arrives within five days.')];
    expect(stepHints(REFUND, lines, null).done.map((one) => one.step)).toEqual(['identity', 'refund']);
  });

  test('are never what the customer or the desk said, nor small talk', () => {
    const lines: Line[] = [
      customer('What is the number of your order?'),
      { by: 'system', text: 'What is the number of your order?' },
      agent('好的，请稍等'),
      agent('Sure, one moment'),
    ];
    expect(stepHints(REFUND, lines, null).done).toEqual([]);
  });
});

describe('the step that is likely next', () => {
  test('follows the procedure where nothing was learnt yet', () => {
    expect(stepHints(REFUND, [], null).next[0]).toBe('identity');
    expect(stepHints(REFUND, BEGINNING, null).next).toEqual(['opened', 'inspect', 'refund']);
  });

  test('is what earlier conversations did when the customer had said such a thing', () => {
    const random = seededRandom(1);
    const conversations = Array.from({ length: 20 }, (_, i) => past(i % 2 === 0));
    const habits = structuredClone(learnHabits(REFUND, conversations, () => random.next()));
    const next = (said: string) => {
      const lines = [...past(true).lines.slice(0, 6), customer(said)];
      return stepHints(REFUND, lines, habits).next[0];
    };
    expect(next('oh it was opened, yes')).toBe('inspect');
    expect(next('no it is still sealed')).toBe('refund');
  });
});

test('whatever was said, hints name steps of the procedure, at most three to come, and lines that there are', () => {
  const line = fc.record({ by: fc.constantFrom('customer', 'agent', 'system'), text: fc.string({ unit: 'binary' }) });
  const known = new Set(REFUND.steps);
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.constantFrom(...BEGINNING)), { maxLength: 8 }), (lines) => {
      const { done, next } = stepHints(REFUND, lines, null);
      expect(next.length).toBeLessThanOrEqual(3);
      expect([...next, ...done.map((one) => one.step)].every((key) => known.has(key))).toBe(true);
      expect(done.every((one) => lines[one.line]?.by === 'agent')).toBe(true);
    }),
  );
});
