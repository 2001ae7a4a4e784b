import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { MINUTE, SECOND } from '#shared/kernel/units.ts';
import {
  answer,
  app,
  begin,
  card,
  end,
  furnishContactDesk,
  hear,
  labOf,
  liveNow,
  press,
  ring,
} from '#testkit/contact-desk.tsx';
import { aCustomer, row } from '#testkit/core-team.ts';
import { PopLayer } from '../pop/pop-layer.tsx';
import { ContactBar } from './contact-bar.tsx';

furnishContactDesk();

const Nothing = () => null;
const desk = (
  <>
    <ContactBar MakePromise={Nothing} Procedures={Nothing} Heard={({ children }) => children} />
    <PopLayer />
  </>
);
const team = (queues: object) =>
  row('team', {
    id: 'team',
    reviewAfterDays: 180,
    signature: null,
    contacts: {
      usual: { country: 'CN', acwMs: MINUTE, isDispositionRequired: false },
      queues,
      dispositions: [
        { key: 'refund', label: { zh: '退款', en: 'Refund' }, queueIds: ['q1'], isActive: true },
        { key: 'broken', label: { zh: '故障', en: 'Broken' }, queueIds: ['q2'], isActive: true },
      ],
      blocked: [],
    },
  } as never);

/** A call that is over, and waits for its wrap-up. */
async function afterCall(more: Partial<CallEventInput> = {}): Promise<HTMLElement> {
  await hear('a', { type: 'ring', address: '13800000001', ...more });
  await answer('a');
  await end('a');
  return screen.findByRole('complementary', { name: '整理' });
}
const bar = () => screen.findByRole('region', { name: '联络' });

const ticketOf = async () => (await liveNow())[0]?.contact.ticketId ?? 't1';

it('takes the time its queue has for it: after that the clock says so, and nothing else happens', async () => {
  await begin(desk, [team({ q1: { acwMs: 2 * MINUTE } })]);
  await afterCall({ queueId: 'q1' });
  await act(() => labOf().clock.advance(MINUTE + SECOND));
  await waitFor(async () => expect((await bar()).textContent).toMatch(/整理中01:\d\d/));
  await act(() => labOf().clock.advance(MINUTE));
  await waitFor(async () => expect((await bar()).textContent).toMatch(/整理已超过 2 分钟/));
  expect((await liveNow())[0]?.contact.state).toBe('ended');
});

it('has a follow-up ticket made of it from the keyboard', async () => {
  await begin(desk);
  const panel = await afterCall();
  const choice = await within(panel).findByRole('combobox', { name: '工单' });
  choice.focus();
  fireEvent.click(choice);
  const make = await screen.findByRole('option', { name: '为这次联络建工单' });
  const steps = screen.getAllByRole('option').length;
  for (let i = 0; i < steps && !make.hasAttribute('data-combobox-selected'); i += 1)
    fireEvent.keyDown(choice, { key: 'ArrowDown', code: 'ArrowDown' });
  fireEvent.keyDown(choice, { key: 'Enter', code: 'Enter' });
  await waitFor(async () => expect(await ticketOf()).not.toBe('t1'));
  const made = { customerId: 'c1', channel: 'phone', subject: '通话：+86 138 0000 0001', status: 'open' };
  expect(await app().tickets.get({ ticketId: await ticketOf() })).toMatchObject(made);
});

it('goes on with who rings next, by one key', async () => {
  await begin(desk, [row('customer', aCustomer('c2', { name: '赵先生', phones: ['+8613911110000'] }))]);
  const panel = await afterCall();
  fireEvent.change(within(panel).getByRole('textbox', { name: '记录' }), { target: { value: '退款周三到账' } });
  await ring('b', '+14155550132');
  await card('新客户？');
  press('Enter', { shiftKey: true });
  await waitFor(async () => {
    expect((await liveNow()).map(({ contact }) => [contact.address.e164, contact.isOpened])).toEqual([
      ['+14155550132', true],
    ]);
  });
  const { items } = await app().contacts.list({ view: 'mine', queueId: null, after: null, limit: 9 });
  expect(items[0]).toMatchObject({ summary: '退款周三到账' });
});

it('asks for a reason where its queue does, and offers those of the queue', async () => {
  await begin(desk, [team({ q1: { isDispositionRequired: true } })]);
  await afterCall();
  const reason = await screen.findByRole('combobox', { name: '结案码（必填）' });
  press('Enter');
  await screen.findByText('这个队列要求选择结案码。');
  fireEvent.click(reason);
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['退款']);
});
