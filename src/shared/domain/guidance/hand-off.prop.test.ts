import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HAND_OFF_REASONS, shouldHandOff, type BotConversation, type BotTurn } from './hand-off.ts';
import { asksForPerson, HAND_OFF_PATTERNS, speaksOfDanger } from './hand-off-words.ts';
import { EMOTIONS } from './labels.ts';

const NEUTRAL = ['滤芯多久换一次', '订单号 20261130', 'my order is 4711', '谢谢', 'hello', '在线等', ''];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...NEUTRAL));
const feeling = fc.record({
  emotion: fc.constantFrom(...EMOTIONS),
  intensity: fc.constantFrom(0, 1, 2, 3),
  escalate: fc.boolean(),
});
const turn: fc.Arbitrary<BotTurn> = fc.record({
  text,
  files: fc.constantFrom(0, 0, 0, 1),
  feeling: fc.option(feeling),
  answer: fc.constantFrom('told', 'unsure', 'failed', null),
});
const conversation: fc.Arbitrary<BotConversation> = fc.record({
  isWithAgent: fc.boolean(),
  turns: fc.array(turn, { maxLength: 6 }),
});
const reasonOf = (one: BotConversation) => shouldHandOff(one)?.reason ?? null;
const withLast = ({ isWithAgent, turns }: BotConversation, over: Partial<BotTurn>): BotConversation => {
  const last = turns.at(-1) ?? { text: '', files: 0, feeling: null, answer: null };
  return { isWithAgent, turns: [...turns.slice(0, -1), { ...last, ...over }] };
};

test('the answer is a known reason or none, and the same for the same conversation', () => {
  fc.assert(
    fc.property(conversation, (one) => {
      const reason = reasonOf(one);
      if (reason !== null) expect(HAND_OFF_REASONS).toContain(reason);
      expect(reasonOf(structuredClone(one))).toBe(reason);
    }),
  );
});

test('whoever is angry or disappointed gets a person, whatever else is so', () => {
  const felt = fc.record({
    emotion: fc.constantFrom('anger' as const, 'disappointment' as const),
    intensity: fc.constantFrom(1 as const, 2 as const, 3 as const),
    escalate: fc.boolean(),
  });
  fc.assert(
    fc.property(conversation, felt, (one, how) => {
      expect(reasonOf(withLast(one, { feeling: how }))).not.toBeNull();
    }),
  );
});

test('a cause more never takes a hand-over back', () => {
  const cause: fc.Arbitrary<Partial<BotTurn>> = fc.constantFrom<Partial<BotTurn>>({ files: 1 }, { answer: 'failed' });
  fc.assert(
    fc.property(conversation, cause, (one, more) => {
      expect(reasonOf(withLast(one, more))).not.toBeNull();
      expect(reasonOf({ ...withLast(one, more), isWithAgent: true })).toBe('with-agent');
    }),
  );
});

test('one who was understood last, feels well and wants nobody stays with the bot, whatever was before', () => {
  const calm: Partial<BotTurn> = { text: '滤芯多久换一次', files: 0, feeling: null, answer: 'told' };
  fc.assert(
    fc.property(conversation, (one) => {
      expect(reasonOf({ ...withLast(one, calm), isWithAgent: false })).toBeNull();
    }),
  );
});

const ZH = ['转人工', '找人工客服', '转接真人', '叫你们经理'];
const EN = ['talk to a human', 'speak with an agent', 'transfer me to a person', 'connect me with a representative'];

test('a wish stays one among other words, and is none once it is denied', () => {
  const around = fc.constantFrom(...NEUTRAL);
  fc.assert(
    fc.property(fc.constantFrom(...ZH), around, around, (wish, before, after) => {
      expect(asksForPerson(`${before}，${wish}。${after}`)).toBe(true);
      for (const no of ['不用', '别', '不要', '不需要'])
        expect([no, asksForPerson(`${before}，${no}${wish}。${after}`)]).toEqual([no, false]);
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...EN), around, around, (wish, before, after) => {
      expect(asksForPerson(`${before}, ${wish}. ${after}`)).toBe(true);
      for (const no of ["don't", 'do not', 'no need to', "I don't want to"])
        expect([no, asksForPerson(`${before}, ${no} ${wish}. ${after}`)]).toEqual([no, false]);
    }),
  );
});

const wide = (words: string): string =>
  words.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

test('full and half width, capitals and what nobody sees make no difference', () => {
  for (const wish of [...ZH, ...EN]) {
    expect(asksForPerson(wide(wish))).toBe(true);
    expect(asksForPerson(wish.toUpperCase())).toBe(true);
    expect(asksForPerson(Array.from(wish).join('\u200B'))).toBe(true);
  }
});

test('100,000 characters of the hardest kind are decided at once', () => {
  for (const piece of ['不用转', "don't need to ", '要', 'the real live ', '<b>', '转人', 'i want '])
    expect(shouldHandOff({ isWithAgent: false, turns: [{ text: piece.repeat(100_000 / piece.length), files: 0, feeling: null, answer: null }] })).toBeNull(); // prettier-ignore
});

/** A pattern that does not end holds the thread, and with it the timeout of a test: from a context of its own it can be stopped. */
const STUCK_MS = 20_000;
const whichEnds = (work: () => void): unknown => runInNewContext('work()', { work }, { timeout: STUCK_MS });

/** Every word of every list, as the patterns spell it. */
const TOKENS = [
  ...new Set(HAND_OFF_PATTERNS.flatMap(({ source }) => source.match(/\p{Script=Han}+|[a-z][a-z']+/gu) ?? [])),
];
const HEADS = ['', '不要', '别', '不', '要', '请', "don't ", 'i want ', 'can you please ', 'transfer me ', 'no '];

test('any word of the lists, said again and again behind any beginning, is decided', () => {
  expect(TOKENS.length).toBeGreaterThan(200);
  whichEnds(() => {
    for (const head of HEADS)
      for (const token of TOKENS) {
        const said = head + (/[a-z]/.test(token) ? `${token} ` : token).repeat(50);
        for (const end of ['。', '人', 'x']) asksForPerson(said + end);
        speaksOfDanger(said);
      }
  });
});

test('words of the lists in any order, said again and again, are decided', () => {
  const words = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 4 });
  const said = fc.tuple(fc.constantFrom(...HEADS), words, fc.constantFrom('', ' '), fc.integer({ min: 20, max: 500 }));
  whichEnds(() => {
    fc.assert(
      fc.property(said, ([head, tokens, space, times]) => {
        asksForPerson(`${head}${`${tokens.join(space)}${space}`.repeat(times)}。`);
      }),
      { numRuns: 300 },
    );
  });
});

test('a wish at the beginning or the end of a long turn is heard', () => {
  const long = '我昨天买的滤芯到了，颜色不太对。'.repeat(500);
  expect([asksForPerson(`转人工。${long}`), asksForPerson(`${long}转人工`), asksForPerson(long)]).toEqual([
    true,
    true,
    false,
  ]);
});
