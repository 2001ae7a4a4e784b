import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault, lineAt } from './json-fault.ts';
import { readJson } from './json.ts';

test('what JSON can be parsed has no fault, however it is written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      expect(jsonFault(JSON.stringify(value, null, space))).toBeUndefined();
    }),
  );
});

test('a text is JSON exactly where the engine says so', () => {
  const spoilt = fc
    .tuple(
      fc.jsonValue(),
      fc.nat(),
      fc.constantFrom('', ',', '"', ']', '}', '[', '\\', '0', '\u0001', '\\U0041', '-', 'e'),
    )
    .map(([value, at, sign]) => {
      const text = JSON.stringify(value);
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + sign + text.slice(cut + 1);
    });
  fc.assert(
    fc.property(fc.oneof(spoilt, fc.string()), (text) => {
      expect(jsonFault(text) === undefined).toBe(readJson(text) !== undefined);
    }),
    { numRuns: 3000 },
  );
});

test('the place is the first sign that does not fit', () => {
  const faults = {
    '{"a":1,}': 7,
    '[1 2]': 3,
    '{"a" 1}': 5,
    '': 0,
    '[': 1,
    '"a': 2,
    '"\\q"': 1,
    '{"a":1}}': 7,
    '01': 1,
    '{,}': 1,
  };
  for (const [text, at] of Object.entries(faults)) expect([text, jsonFault(text)]).toEqual([text, at]);
});

test('a place has a line', () => {
  expect(lineAt('a\nb\r\nc', 0)).toBe(1);
  expect(lineAt('a\nb\r\nc', 5)).toBe(3);
});

test('a million levels and a string of a megabyte are looked through without harm', () => {
  expect(jsonFault('['.repeat(1_000_000))).toBe(1_000_000);
  expect(jsonFault(JSON.stringify('x\\'.repeat(500_000)))).toBeUndefined();
});
