import { expect, it } from 'vitest';
import { CardKey } from '#shared/domain/guidance/index.ts';
import { freeNewKey, isNew, READINGS } from './places.ts';

it('names drafts of new cards, and the readings, as no card can be called', () => {
  const first = freeNewKey([]);
  const second = freeNewKey([first, 'asked-again']);
  expect(second).not.toBe(first);
  expect([first, second].every(isNew)).toBe(true);
  expect(isNew('new-1')).toBe(false);
  for (const name of [first, second, READINGS]) expect(CardKey.safeParse(name).success).toBe(false);
});
