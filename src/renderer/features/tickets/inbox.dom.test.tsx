import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aTicket, row } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { InboxScreen } from './inbox-screen.tsx';
import { InboxProvider } from './inbox-store.ts';
import { TicketProperties } from './ticket-properties.tsx';

beforeAll(() => {
  furnishDom();
  // The side column stands open.
  const matchMedia = window.matchMedia;
  window.matchMedia = (media) => Object.assign(matchMedia(media), { matches: true });
  Element.prototype.scrollIntoView = () => {};
});
let lab: Lab;
let app: AppClient;
beforeEach(() => {
  lab = openLab();
  const mine = { assigneeId: 'ana' as never };
  lab.hub.store.put([
    row('ticket', aTicket('t1', { ...mine, subject: 'first', waitingSinceAt: 1 })),
    row('ticket', aTicket('t2', { ...mine, subject: 'second', waitingSinceAt: 2 })),
    row('ticket', aTicket('t3', { ...mine, subject: 'third', waitingSinceAt: 3 })),
  ]);
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

function Inbox() {
  const [ticketId, open] = useState<string | null>(null);
  useDeskLive(app, lab.clock);
  return (
    <InboxProvider>
      <InboxScreen
        ticketId={ticketId}
        onOpenTicket={open}
        renderConversation={(id) => <p key={id}>conversation of {id}</p>}
        renderAside={(ticket) => <TicketProperties ticketId={ticket.id} />}
      />
    </InboxProvider>
  );
}

async function begin(handle = 'ana') {
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  renderScreen(<Inbox />, { api: app });
  if (handle === 'ana') await screen.findByRole('option', { name: /first/ });
}
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const subjects = () =>
  within(screen.getByRole('listbox', { name: '工单列表' }))
    .getAllByRole('option')
    .map((option) => /first|second|third|Subject \w+/.exec(option.textContent)?.[0]);
const selected = () => screen.getAllByRole('option', { selected: true }).map((option) => option.textContent);

describe('the list of what waits', () => {
  it('is gone through with j and k', async () => {
    await begin();
    expect(subjects()).toEqual(['first', 'second', 'third']);
    press('j');
    await screen.findByRole('heading', { name: 'Customer c1' });
    press('j');
    await waitFor(() => expect(selected()).toEqual([expect.stringContaining('second')]));
    press('k');
    await waitFor(() => expect(selected()).toEqual([expect.stringContaining('first')]));
    expect(screen.getAllByRole('heading', { name: 'Customer c1' })).toHaveLength(1);
    expect(screen.getAllByText(/^conversation of/)).toHaveLength(1);
  });

  it('calls a ticket that has no number yet a new one, in the list, above the conversation and in the merge', async () => {
    lab.hub.store.put([
      row('ticket', aTicket('t1', { assigneeId: 'ana' as never, subject: 'first', waitingSinceAt: 1, number: 0 })),
    ]);
    await begin();
    expect(screen.getByRole('option', { name: /first/ }).textContent).toContain('新工单');
    press('j');
    await screen.findByLabelText('新工单，Customer c1');
    fireEvent.keyDown(document.body, { key: 'M', shiftKey: true });
    await screen.findByRole('dialog', { name: '合并新工单' });
    expect(screen.queryByText(/(工单 |#)0(?!\d)/)).toBeNull();
  });

  it('keeps the open ticket in its place when it leaves the view, until the agent moves on', async () => {
    await begin();
    press('j');
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('e');
    await screen.findByText('已不在此视图');
    expect(subjects()).toEqual(['first', 'second', 'third']);
    expect(selected()).toEqual([expect.stringContaining('second')]);
    expect((await app.tickets.get({ ticketId: 't2' })).status).toBe('solved');
    press('j');
    await waitFor(() => expect(subjects()).toEqual(['first', 'third']));
    expect(selected()).toEqual([expect.stringContaining('third')]);
  });

  it('keeps the open ticket in its place when its order changes', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    // On a busy machine the hub has it before anybody looks.
    lab.hub.isDown = true;
    await app.messages.add({
      id: '01900000-0000-7000-8000-000000000001',
      ticketId: 't1',
      kind: 'reply',
      body: 'answered',
      attachmentIds: [],
      status: null,
    });
    await screen.findByText('在这台电脑上');
    expect(subjects()).toEqual(['first', 'second', 'third']);
  });

  it('is narrowed by words, and says when nothing matches', async () => {
    await begin();
    press('/');
    const filter = screen.getByRole('textbox', { name: '筛选此列表' });
    fireEvent.change(filter, { target: { value: 'third' } });
    await waitFor(() => expect(subjects()).toEqual(['third']));
    fireEvent.change(filter, { target: { value: 'nowhere' } });
    await screen.findByText('没有符合“nowhere”的工单');
    fireEvent.keyDown(filter, { key: 'Escape' });
    await waitFor(() => expect(subjects()).toEqual(['first', 'second', 'third']));
  });

  it('does not hold a ticket in a list that was asked for afresh', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    fireEvent.change(screen.getByRole('textbox', { name: '筛选此列表' }), { target: { value: 'third' } });
    await waitFor(() => expect(subjects()).toEqual(['third']));
  });

  it('says what to do where a view is empty', async () => {
    await begin();
    press('5');
    expect(await screen.findByText('没有等待客户的工单')).toBeTruthy();
  });
});

describe('the properties', () => {
  it('are opened by their key and changed with the arrows', async () => {
    await begin();
    press('j');
    const priority = await screen.findByRole('combobox', { name: '优先级' });
    press('p');
    await waitFor(() => expect(document.activeElement).toBe(priority));
    fireEvent.click(await screen.findByRole('option', { name: '紧急' }));
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).priority).toBe('urgent'));
  });

  it('take tags as the domain allows them', async () => {
    await begin();
    press('j');
    const tags = await screen.findByLabelText('标签');

    tags.focus();
    fireEvent.change(tags, { target: { value: '退款、 重复' } });
    fireEvent.keyDown(tags, { key: 'Enter', code: 'Enter' });
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).tags).toEqual(['退款', '重复']));
  });

  it('cannot be changed by a trainee, who is told why', async () => {
    await begin('tia');
    press('9');
    await screen.findByRole('option', { name: /first/ });
    press('j');
    await screen.findByText('学员可以查看工单，不能回复或修改。');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: '状态' }).disabled).toBe(true);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^解决/ }).disabled).toBe(true);
    press('e');
    expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('open');
  });
});
