import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeClock } from '#testkit/clock.ts';
import { seededRandom } from '#testkit/random.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { decodePlace, encodePlace } from './keyset.ts';
import { uuidSource } from './uuid.ts';

describe('ids', () => {
  test('are UUIDv7s that sort by making, even when the clock stands still or goes back', () => {
    const clock = fakeClock();
    const ids = uuidSource(clock, seededRandom(1));
    const made: string[] = [];
    for (let i = 0; i < 10_000; i += 1) {
      if (i % 1000 === 0) clock.set(clock.now() + (i % 3 === 0 ? -50 : 7));
      made.push(ids.uuid());
    }
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(made.length);
    expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
  });
});

test('base64 gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromBase64(toBase64(Uint8Array.from(bytes)))).toEqual(Uint8Array.from(bytes));
    }),
  );
  const large = seededRandom(2).bytes(200_000);
  expect(fromBase64(toBase64(large))).toEqual(large);
});

test('a place in a list comes back as it was, and anything else is no place', () => {
  expect(decodePlace(encodePlace([1, 'a']), ['number', 'string'])).toEqual([1, 'a']);
  for (const text of ['', 'x', '[]', '["a",1]', '[1]', '{}'])
    expect(decodePlace(text, ['number', 'string'])).toBeUndefined();
});
