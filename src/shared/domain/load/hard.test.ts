import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMOTIONS } from '../guidance/labels.ts';
import { isHard, type Heard } from './hard.ts';

const heard = (emotion: Heard['emotion'], intensity: Heard['intensity']): Heard => ({ emotion, intensity });
const HEAVY = ['anger', 'anxiety', 'sadness', 'disappointment'] as const;

describe('a contact', () => {
  test.each(HEAVY)('with strong %s once was hard', (emotion) => {
    expect(isHard([heard('neutral', 0), heard(emotion, 3)])).toBe(true);
  });

  test('with clear displeasure three times was hard, of whatever kind, and twice was not', () => {
    const twice = [heard('anger', 2), heard('sadness', 2)];
    expect(isHard(twice)).toBe(false);
    expect(isHard([...twice, heard('anger', 1)])).toBe(false);
    expect(isHard([...twice, heard('neutral', 0), heard('anxiety', 2)])).toBe(true);
  });

  test('of which nothing was written down was not', () => expect(isHard([])).toBe(false));

  test.each(['confusion', 'gratitude', 'satisfaction', 'neutral'] as const)('full of %s was not', (emotion) => {
    expect(isHard(Array.from({ length: 9 }, () => heard(emotion, 3)))).toBe(false);
  });

  test('does not become easier by more words, nor by their order', () => {
    const line = fc.record({ emotion: fc.constantFrom(...EMOTIONS), intensity: fc.constantFrom(0, 1, 2, 3) });
    const lines = fc.array(line, { maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, (some, more) => {
        expect(isHard([...some].toReversed())).toBe(isHard(some));
        if (isHard(some)) expect(isHard([...more, ...some])).toBe(true);
      }),
    );
  });
});
