import { expect, test } from 'vitest';
import type { Macro } from '#shared/domain/macro.ts';
import { aMacro } from '#testkit/core-team.ts';
import { resources } from '#shared/i18n/index.ts';
import { createI18n, type Translate } from '../../lib/i18n.tsx';
import { byFit, macroChanges, offeredIn, openBlanks, type MacroWorld } from './macro-words.ts';

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

test('a macro says everything it will do before it does it', () => {
  const i18n = createI18n('en', resources);
  const world: MacroWorld = {
    say: i18n.getFixedT('en', 'messages') as unknown as Translate<'messages'>,
    sayCommon: i18n.getFixedT('en', 'common') as unknown as Translate<'common'>,
    agentName: () => undefined,
    queueName: () => 'Refunds',
    macroName: () => undefined,
    fieldName: () => 'Model',
    fieldValue: (_key, value) => value,
    time: String,
    span: () => '2 hours',
  };
  const whole = aMacro('m1', {
    set: { status: 'pending', queueId: 'q2' as never },
    assign: 'me',
    snoozeMs: 7_200_000,
    fill: { model: 'X1' },
    note: { zh: 'n', en: 'n' },
    follow: true,
    articleIds: ['a1' as never],
  });
  expect(macroChanges(whole, world)).toBe(
    'status to Pending; move to Refunds; assign to me; snooze for 2 hours; set “Model” to “X1”; add to the tags: refund; ' +
      'write an internal note; follow; link 1 article',
  );
});

test('a macro of another queue, or one switched off, is not offered', () => {
  const macros = [
    aMacro('everywhere'),
    aMacro('here', { queueIds: ['q1' as never] }),
    aMacro('elsewhere', { queueIds: ['q2' as never] }),
    aMacro('off', { isActive: false }),
  ];
  expect(offeredIn(macros, 'q1').map(({ id }) => id)).toEqual(['everywhere', 'here']);
});
