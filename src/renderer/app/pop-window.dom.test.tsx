import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import { begin, end, furnishContactDesk, liveNow, press, ring } from '#testkit/contact-desk.tsx';
import { aCustomer, aTicket, row } from '#testkit/core-team.ts';
import { ShellContext } from '../lib/shell.ts';
import { Stage } from './stage.tsx';
import { createUiStore, UiContext } from './ui-store.ts';

furnishContactDesk();

const NOBODY = '+14155550132';
const SHARED = '13911110000';
const couple = [
  ['c2', '赵先生'],
  ['c3', '赵太太'],
].flatMap(([id = '', name = ''], i) => [
  row('customer', aCustomer(id, { name, phones: [`+86${SHARED}`] })),
  row('ticket', aTicket(`of-${id}`, { customerId: id as never, number: 90 + i })),
]);

/** The page as Electron opens it, with what it has asked of its window. */
async function open(): Promise<ShellCall[]> {
  const calls: ShellCall[] = [];
  const shell = {
    kind: 'electron' as const,
    call: (asked: ShellCall) => void calls.push(asked),
    onEvent: () => () => undefined,
  };
  location.hash = '#/pop';
  const page = (
    <ShellContext value={shell}>
      <UiContext value={createUiStore()}>
        <Stage />
      </UiContext>
    </ShellContext>
  );
  await begin(page, couple, { listens: false });
  return calls;
}
const name = () => screen.findByRole('heading', { level: 2 });

it('the small window shows the card of who waits; its keys open it on the desk, put it aside and say who it is', async () => {
  const calls = await open();
  await screen.findByText('现在没有人联系');
  expect(calls).toEqual([{ name: 'hidePop' }]);
  await ring('a', SHARED);
  await waitFor(async () => expect((await name()).textContent).toBe('是哪一位？'));
  const [first] = await liveNow();
  press('o');
  expect(calls.at(-1)).toEqual({ name: 'openContact', contactId: first?.contact.id });
  const second = within(screen.getByRole('main')).getAllByRole('listitem')[1];
  press('2');
  await waitFor(async () => expect(second?.textContent).toContain((await name()).textContent ?? '?'));

  await ring('b', NOBODY);
  press('i');
  await waitFor(async () => expect((await name()).textContent).toBe('新客户？'));
  expect((await liveNow()).map(({ contact }) => contact.isIgnored)).toEqual([true, false]);
  await end('b');
  await screen.findByText('现在没有人联系');
  expect(calls.at(-1)).toEqual({ name: 'hidePop' });
});
