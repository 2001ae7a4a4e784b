import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtEvidence } from './evidence.tsx';

test('a line is cut where its evidence is', () => {
  expect(
    cutAtEvidence('这是第三次了，没人管', [
      [2, 6],
      [7, 10],
    ]),
  ).toEqual([
    { text: '这是', isEvidence: false },
    { text: '第三次了', isEvidence: true },
    { text: '，', isEvidence: false },
    { text: '没人管', isEvidence: true },
  ]);
});

test('whatever the spans, no sign of the line is lost or doubled', () => {
  const spans = fc.array(fc.tuple(fc.integer({ min: -3, max: 30 }), fc.integer({ min: -3, max: 30 })));
  fc.assert(
    fc.property(fc.string({ maxLength: 25 }), spans, (text, cut) => {
      expect(
        cutAtEvidence(text, cut)
          .map((one) => one.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
