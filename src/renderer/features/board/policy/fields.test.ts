import { describe, expect, it } from 'vitest';
import { DEFAULT_LOAD, type LoadPolicy } from '#shared/domain/load/index.ts';
import type { Agreed } from './amounts.ts';
import { usualOf } from './capacity-parts.ts';
import { faultsOf, mergePolicies, peopleIn, readPolicy, writePolicy } from './fields.ts';

const agreed: Agreed = {
  ...DEFAULT_LOAD,
  breaks: { ...DEFAULT_LOAD.breaks, everyMs: 45 * 60_000, afterHard: false },
  capacity: { costs: { chat: 25 } },
  agents: { ana: { total: 50, most: { chat: 1 } } } as LoadPolicy['agents'],
};

describe('an agreement as it is written', () => {
  it('comes back as it was', () => {
    expect(readPolicy(writePolicy(agreed))).toEqual(agreed);
    expect(readPolicy(writePolicy(DEFAULT_LOAD))).toEqual(DEFAULT_LOAD);
  });

  it('tells what is no whole number or out of bounds, and takes an empty capacity for the usual one', () => {
    const written = { ...writePolicy(agreed), everyMs: '5', share: '100', 'capacity.cost.chat': '', restMs: '2.5' };
    expect(faultsOf(written)).toEqual({
      everyMs: { least: 20, most: 120 },
      restMs: { least: 2, most: 30 },
      share: { least: 50, most: 99 },
    });
    expect(faultsOf({ ...written, 'trainees.total': '5' })).toMatchObject({
      'trainees.total': { least: 10, most: 100 },
    });
  });

  it('knows what holds where nothing is written', () => {
    expect([usualOf('cost.chat', {}), usualOf('cost.chat', { costs: { chat: 20 } })]).toEqual([30, 20]);
    expect([usualOf('most.phone', {}), usualOf('most.chat', {})]).toEqual([1, undefined]);
  });

  it('puts two people’s changes together, and who was added or taken out', () => {
    const base = writePolicy(agreed);
    const mine = { ...base, everyMs: '50' };
    const theirs = writePolicy({ ...agreed, recoverMs: 300_000, agents: {} });
    const merged = mergePolicies(base, mine, theirs);
    expect([merged['everyMs'], merged['recoverMs'], peopleIn(merged)]).toEqual(['50', '5', []]);
  });
});
