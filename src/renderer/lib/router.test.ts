import { describe, expect, it } from 'vitest';
import { hashOf, parseHash } from './router.ts';

describe('addresses', () => {
  it('come back as they were written, whatever stands in an id', () => {
    const parts = ['inbox', 'a/b#c?d 工单%'];
    expect(parseHash(hashOf(...parts))).toEqual(parts);
  });

  it('may be empty or broken', () => {
    expect(parseHash('')).toEqual([]);
    expect(parseHash('#/')).toEqual([]);
    expect(parseHash('#/inbox/%E0%A4%A')).toEqual(['inbox', '%E0%A4%A']);
  });
});
