import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../kernel/units.ts';
import { breaksFor, DEFAULT_LOAD, harsher, plainBreaks, type BreakRules, type OwnBreaks } from './policy.ts';

const minutes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * MINUTE);
const fields = {
  everyMs: minutes(20, 120),
  restMs: minutes(2, 30),
  postponeMs: minutes(2, 15),
  afterHard: fc.boolean(),
};
const rules: fc.Arbitrary<BreakRules> = fc.record({ ...fields, naturalMs: minutes(2, 30) });
const wish: fc.Arbitrary<OwnBreaks> = fc.record(fields, { requiredKeys: [] });
const team = fc.option(
  rules.map((breaks) => ({ ...DEFAULT_LOAD, breaks })),
  { nil: undefined },
);
const FIELDS = ['everyMs', 'restMs', 'postponeMs', 'naturalMs', 'afterHard'] as const;

describe('whatever a team and one of it want', () => {
  test("nothing is harder on the person than the team's rule", () => {
    fc.assert(
      fc.property(team, wish, (load, own) => {
        const [theirs, base] = [plainBreaks(breaksFor(load, own)), load?.breaks ?? DEFAULT_LOAD.breaks];
        expect(theirs.everyMs).toBeLessThanOrEqual(base.everyMs);
        expect(theirs.restMs).toBeGreaterThanOrEqual(base.restMs);
        expect(theirs.postponeMs).toBeLessThanOrEqual(base.postponeMs);
        expect(theirs.afterHard || !base.afterHard).toBe(true);
        expect(theirs.naturalMs).toBe(base.naturalMs);
        expect(harsher(theirs, base)).toEqual([]);
      }),
    );
  });

  test("what is the person's own is what they asked for and differs from the team's; all else is the team's", () => {
    fc.assert(
      fc.property(team, wish, (load, own) => {
        const [sourced, base] = [breaksFor(load, own), load?.breaks ?? DEFAULT_LOAD.breaks];
        for (const field of FIELDS) {
          const { value, source } = sourced[field];
          const isOwn = source === 'own';
          expect(value).toBe(isOwn ? own[field as keyof OwnBreaks] : base[field]);
          expect(value === base[field]).toBe(!isOwn);
          if (!isOwn) expect(source).toBe(load ? 'team' : 'product');
        }
      }),
    );
  });

  test('a wish that is not harsher is granted', () => {
    fc.assert(
      fc.property(team, wish, (load, own) => {
        const base = load?.breaks ?? DEFAULT_LOAD.breaks;
        const granted = Object.entries(own).filter(([field]) => !(harsher(own, base) as string[]).includes(field));
        expect(plainBreaks(breaksFor(load, own))).toMatchObject(Object.fromEntries(granted));
      }),
    );
  });

  test('who asks for what they have got gets it', () => {
    fc.assert(
      fc.property(team, wish, (load, own) => {
        const { naturalMs: _, ...got } = plainBreaks(breaksFor(load, own));
        expect(plainBreaks(breaksFor(load, got))).toMatchObject(got);
      }),
    );
  });
});
