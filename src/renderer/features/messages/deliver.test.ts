import { describe, expect, it } from 'vitest';
import type { Macro } from '#shared/domain/macro.ts';
import { aMacro } from '#testkit/core-team.ts';
import type { Api } from '../../lib/api.tsx';
import { deliver, signed, type Delivery } from './deliver.ts';
import { hasContent } from './has-content.ts';
import { EMPTY_DRAFT, type DraftContent } from './draft-keeper.ts';
import { joinTexts } from './macro-words.ts';

const file = { id: 'f1', name: 'a.png', mime: 'image/png', bytes: 1, sha256: '' } as never;

/** Writes down what is asked of the core, in order. */
function ask(content: Partial<DraftContent>, macro: Macro | undefined, more: Partial<Delivery> = {}) {
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
  const plain = { messageId: 'm', ticketId: 't', kind: 'reply' as const, note: '', signature: '', mentions: [] };
  const delivery = { ...plain, macro, solves: true, ...more };
  return deliver(api, { ...delivery, content: { ...EMPTY_DRAFT, ...content } }).then(() => calls);
}

describe('what is handed over', () => {
  it('is one message, with the status in the same step', async () => {
    expect(await ask({ body: ' 您好 \n' }, undefined)).toEqual([
      'add {"id":"m","ticketId":"t","kind":"reply","body":"您好","attachmentIds":[],"mentions":[],"status":"solved"}',
    ]);
  });

  it('names the colleagues a note speaks to', async () => {
    const note = { kind: 'note' as const, mentions: ['bo'], solves: false };
    expect(await ask({ body: '@Bo 看一下' }, undefined, note)).toEqual([
      'add {"id":"m","ticketId":"t","kind":"note","body":"@Bo 看一下","attachmentIds":[],"mentions":["bo"],"status":null}',
    ]);
  });

  it('is one change with a macro too: text, files and the status', async () => {
    expect(await ask({ body: ' 您好', attachments: [file] }, aMacro('m1'))).toEqual([
      'macro {"ticketId":"t","macroId":"m1","messageId":"m","body":"您好","note":null,"attachmentIds":["f1"],"status":"solved"}',
    ]);
  });

  it('writes the note of the macro beside the text', async () => {
    const [call] = await ask({ body: '您好', macroId: 'm1' }, aMacro('m1'), { note: '财务已核对' });
    expect(call).toContain('"note":"财务已核对"');
  });
});

const content = (more: Partial<DraftContent>) => ({ ...EMPTY_DRAFT, ...more });

describe('a signature', () => {
  it('stands under the text, and under a file alone', () => {
    expect(signed(content({ body: ' 您好 ' }), '林晓\n泠禾 ')).toBe('您好\n\n林晓\n泠禾');
    expect(signed(content({ attachments: [file] }), '林晓')).toBe('林晓');
  });

  it('is nothing to send by itself', () => {
    expect(signed(content({ body: ' \n' }), '林晓')).toBe('');
    expect(signed(content({ macroId: 'm1' }), '林晓')).toBe('');
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
