import { describe, expect, it } from 'vitest';
import type { Macro } from '#shared/domain/macro.ts';
import { aMacro } from '#testkit/core-team.ts';
import type { Api } from '../../lib/api.tsx';
import { deliver, hasContent } from './deliver.ts';
import { EMPTY_DRAFT, type DraftContent } from './draft-keeper.ts';
import { joinTexts } from './macro-words.ts';

const file = { id: 'f1', name: 'a.png', mime: 'image/png', bytes: 1, sha256: '' } as never;

/** Writes down what is asked of the core, in order. */
function ask(content: Partial<DraftContent>, macro: Macro | undefined, solves = false) {
  const calls: string[] = [];
  const note =
    (name: string) =>
    async (input: object): Promise<object> => {
      calls.push(`${name} ${JSON.stringify(input)}`);
      return {};
    };
  const api = {
    messages: { add: note('add') },
    tickets: { applyMacro: note('macro') },
  } as unknown as Api;
  const delivery = { messageId: 'm', ticketId: 't', kind: 'reply' as const, macro, solves };
  return deliver(api, { ...delivery, content: { ...EMPTY_DRAFT, ...content } }).then(() => calls);
}

describe('what is handed over', () => {
  it('is one message, with the status in the same step', async () => {
    expect(await ask({ body: ' 您好 \n' }, undefined, true)).toEqual([
      'add {"id":"m","ticketId":"t","kind":"reply","body":"您好","attachmentIds":[],"status":"solved"}',
    ]);
  });

  it('is one change with a macro too: text, files and the status', async () => {
    expect(await ask({ body: ' 您好', attachments: [file] }, aMacro('m1'), true)).toEqual([
      'macro {"ticketId":"t","macroId":"m1","messageId":"m","body":"您好","attachmentIds":["f1"],"status":"solved"}',
    ]);
  });
});

describe('the box', () => {
  it('holds nothing to send when it holds white space alone', () => {
    expect(hasContent({ ...EMPTY_DRAFT, body: ' \n　\t' })).toBe(false);
    expect(hasContent({ ...EMPTY_DRAFT, attachments: [file] })).toBe(true);
    expect(hasContent({ ...EMPTY_DRAFT, macroId: 'm1' })).toBe(true);
  });

  it('keeps what stands in it when a macro comes', () => {
    expect(joinTexts('', '您好')).toBe('您好');
    expect(joinTexts('已写 ', '您好')).toBe('已写\n\n您好');
    expect(joinTexts('已写', '')).toBe('已写');
  });
});
