import { expect, it } from 'vitest';
import { freeKey, keyFor, slugOf } from './keys.ts';

it('keys are made from English words', () => {
  expect(slugOf('Identity verified?')).toBe('identity-verified');
  expect(slugOf('Café № 5 — done!')).toBe('cafe-no-5-done');
  expect(slugOf('身份已核实')).toBe('');
  expect(slugOf('x'.repeat(200)).length).toBeLessThanOrEqual(60);
});

it('no two are the same, and one may keep its own', () => {
  expect(freeKey('step', ['step', 'step-2'])).toBe('step-3');
  expect(keyFor('Step', 'step', ['step', 'other'])).toBe('step');
  expect(keyFor('Other', 'step', ['step', 'other'])).toBe('other-2');
  expect(keyFor('只有中文', 'step', ['step'])).toBe('step');
});
