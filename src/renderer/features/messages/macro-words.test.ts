import { expect, test } from 'vitest';
import type { Macro } from '#shared/domain/macro.ts';
import { byFit } from './macro-words.ts';

const macro = (id: string, addTags: string[]) => ({ id, addTags }) as unknown as Macro;

test('macros that fit the ticket’s tags come first, the others keep their order', () => {
  const macros = [
    macro('bereavement', ['账户注销']),
    macro('invoice', ['发票']),
    macro('refund', ['退款', '账户更正']),
  ];
  const order = byFit(macros, ['退款', '账户更正', '发票']).map(({ id }) => id);
  expect(order).toEqual(['refund', 'invoice', 'bereavement']);
});
