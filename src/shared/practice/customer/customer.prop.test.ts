import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aScenario, CONTENT } from '#testkit/practice/content.ts';
import { begin, respond, type TraineeEvent } from './play.ts';

const LINES = [
  '您好',
  '真的很抱歉',
  '您退的货签收了钱没到，换谁都急',
  '这是规定',
  '订单号报一下',
  '我今天下午五点前给您回电',
  '',
  '…',
  '她的地址是锦禾路36号',
  'hello there my friend how are you',
  '密码发我',
  '再见',
];
const line = fc.oneof(
  fc.constantFrom(...LINES),
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const event: fc.Arbitrary<TraineeEvent> = fc.oneof(
  { weight: 6, arbitrary: line.map((text) => ({ did: 'said' as const, text })) },
  { weight: 1, arbitrary: fc.constant({ did: 'waited' as const }) },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null).map((isRight) => ({ did: 'step' as const, isRight })) },
);
const scenario = fc
  .record({ lang: fc.constantFrom('zh' as const, 'en' as const), seed: fc.nat({ max: 100_000 }) })
  .map((ref) => aScenario(ref));

describe('whatever a trainee does', () => {
  test('the customer stays whole, answers until the end, and is silent after it', () => {
    fc.assert(
      fc.property(scenario, fc.array(event, { maxLength: 50 }), (given, events) => {
        let { state } = begin(given);
        for (const one of events) {
          const isOver = state.end !== null;
          const played = respond(state, given, CONTENT[given.lang].words, one);
          if (isOver) expect(played.lines).toEqual([]);
          for (const { text } of played.lines) expect(text).not.toMatch(/[[\]{}|]|undefined/);
          state = played.state;
          for (const value of [state.heat, state.trust, state.patience, state.met, state.settled]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          if (one.did === 'said' && !isOver) expect(played.lines.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('the same events have the same answers', () => {
    fc.assert(
      fc.property(scenario, fc.array(event, { maxLength: 15 }), (given, events) => {
        const run = (): string[] => {
          let { state } = begin(given);
          return events.flatMap((one) => {
            const played = respond(state, given, CONTENT[given.lang].words, one);
            state = played.state;
            return played.lines.map(({ text }) => text);
          });
        };
        expect(run()).toEqual(run());
      }),
      { numRuns: 60 },
    );
  });
});
