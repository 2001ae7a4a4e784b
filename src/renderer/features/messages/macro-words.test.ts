import { expect, test } from 'vitest';
import type { Macro } from '#shared/domain/macro.ts';
import { byFit, openBlanks } from './macro-words.ts';

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

test('a blank of the macro counts until it is filled; brackets of the agent’s own do not', () => {
  const text = '目前停在【步骤】，最晚【日期】。 By [date].';
  expect(openBlanks('目前停在【步骤】，最晚周五。 By [date].', text)).toEqual(['【步骤】', '[date]']);
  expect(openBlanks('目前停在打款，最晚周五。【泠禾】', text)).toEqual([]);
});
