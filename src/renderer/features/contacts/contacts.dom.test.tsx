import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import { openLab, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aCustomer, aMessage, aTicket, row } from '#testkit/core-team.ts';
import { useLiveContacts } from '../../lib/reads.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { ContactBar } from './bar/contact-bar.tsx';
import type { ContactEar } from './bar/controls.tsx';
import { PopLayer } from './pop/pop-layer.tsx';

beforeAll(furnishDom);
let lab: Lab;
let desk: TestDesk;
let app: AppClient;
beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([
    row('customer', aCustomer('c2', { name: '赵先生', phones: ['+8613911110000'] })),
    row('customer', aCustomer('c3', { name: '赵太太', phones: ['+8613911110000'] })),
    ...['c2', 'c3'].map((id, i) => row('ticket', aTicket(`of-${id}`, { customerId: id as never, number: 90 + i }))),
  ]);
  desk = lab.desk('one');
  ({ app } = desk);
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
});
afterEach(async () => {
  cleanup();
  location.hash = '';
  await lab.close();
});

/** The promise form of another feature, as far as the bar knows it. */
function MakePromise({
  customerId,
  contactId,
  onClose,
}: {
  customerId: string;
  contactId: string | null;
  onClose: () => void;
}) {
  return (
    <dialog open aria-label="promise">
      {customerId} {contactId}
      <input aria-label="words" />
      <button type="button" onClick={onClose}>
        close
      </button>
    </dialog>
  );
}

function Live() {
  useDeskLive(app, lab.clock);
  const isThere = useLiveContacts() !== undefined;
  return (
    <main>
      {isThere && <output aria-label="there" />}
      <ContactBar MakePromise={MakePromise} Procedures={NoHelp} Heard={Unheard} />
      <PopLayer />
      <input aria-label="elsewhere" />
    </main>
  );
}

/** What another part of the program may do to the calls of the screen. */
async function begin(api: AppClient = app): Promise<void> {
  renderScreen(<Live />, { api, now: () => lab.clock.now() });
  await act(() => lab.clock.advance(100));
  // What rings before the first answer was going on already.
  await screen.findByRole('status', { name: 'there' });
}
const hear = (callId: string, event: Partial<CallEventInput> & Pick<CallEventInput, 'type'>) =>
  act(async () => {
    desk.core.hear({ callId, at: lab.clock.now(), ...event }, 'desk');
    await lab.clock.advance(200);
  });
/** A change of somebody else comes from the hub. */
const arrives = (...rows: ReturnType<typeof row>[]) =>
  act(async () => {
    lab.hub.store.put(rows);
    await app.sync.now({});
    await lab.clock.advance(5000);
  });
const ring = (callId: string, address: string) => hear(callId, { type: 'ring', address });
const answer = (callId: string) => hear(callId, { type: 'answer', users: ['ana'] });
const end = (callId: string) => hear(callId, { type: 'hangup', cause: 'normal' });
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey: true, ...more });
const card = (name: string) => screen.findByRole('region', { name: `来电卡片：${name}` });
const bar = () => screen.findByRole('region', { name: '联络' });

const pressedLine = () =>
  within(screen.getByRole('region', { name: '联络' })).getByRole('button', { pressed: true }).textContent;

const C1 = '13800000001';
const NoHelp = () => null;
const Unheard: ContactEar = ({ children }) => children;
const NOBODY = '+14155550132';
const SHARED = '13911110000';

describe('the question who it is', () => {
  it('stays with what was typed when the caller hangs up, says so, and is answered all the same', async () => {
    await begin();
    await ring('a', NOBODY);
    await card('新客户？');
    press('n');
    const dialog = await screen.findByRole('dialog', { name: '新建客户' });
    fireEvent.change(within(dialog).getByRole('textbox', { name: /姓名/ }), { target: { value: 'Dana' } });
    await end('a');
    await within(dialog).findByText(/对方已经离开/);
    expect(within(dialog).getByRole('textbox', { name: /姓名/ })).toHaveProperty('value', 'Dana');
    fireEvent.click(within(dialog).getByRole('button', { name: '新建' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '新建客户' })).toBeNull());
    await ring('b', NOBODY);
    await card('Dana');
  });

  it('is asked when nobody knows who was opened, and can be answered while it is wrapped up', async () => {
    await begin();
    await ring('a', NOBODY);
    await card('新客户？');
    press('o');
    const dialog = await screen.findByRole('dialog', { name: '是哪一位？' });
    // The telephone is picked up over the open question.
    press('a');
    await waitFor(async () => expect((await app.contacts.live({})).contacts[0]?.contact.state).toBe('answered'));
    fireEvent.keyDown(dialog, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await end('a');
    await screen.findByRole('complementary', { name: '整理' });
    press('n');
    const create = await screen.findByRole('dialog', { name: '新建客户' });
    fireEvent.change(within(create).getByRole('textbox', { name: /姓名/ }), { target: { value: 'Dana' } });
    fireEvent.click(within(create).getByRole('button', { name: '新建' }));
    await waitFor(async () => expect((await app.contacts.live({})).contacts[0]?.card?.customer.name).toBe('Dana'));
  });

  it('is answered by number on the card, and shows who was chosen', async () => {
    await begin();
    await ring('a', SHARED);
    await card('是哪一位？');
    press('2');
    const chosen = within(await card('赵太太'));
    expect(chosen.getByRole('button', { name: /赵太太/, pressed: true })).toBeDefined();
    press('1');
    await card('赵先生');
  });
});

describe('a promise in a contact', () => {
  it('keeps its contact when that one ends while another goes on', async () => {
    await begin();
    await ring('a', C1);
    await answer('a');
    await ring('b', SHARED);
    await answer('b');
    await bar();
    press('p');
    const form = await screen.findByRole('dialog', { name: 'promise' });
    const words = form.textContent;
    expect(words).toContain('c1');
    fireEvent.change(within(form).getByLabelText('words'), { target: { value: '回电' } });
    await end('a');
    expect(screen.getByRole('dialog', { name: 'promise' }).textContent).toBe(words);
    expect(within(form).getByLabelText('words')).toHaveProperty('value', '回电');
  });
});

describe('the keyboard', () => {
  it('is in the notes once a call is answered, and stays where something is being written', async () => {
    await begin();
    await ring('a', C1);
    // Its keys come with the card.
    await card('Customer c1');
    press('o');
    await bar();
    press('a');
    const notes = await screen.findByRole('textbox', { name: '记录' });
    await waitFor(() => expect(document.activeElement).toBe(notes));
    fireEvent.keyDown(notes, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('textbox', { name: '记录' })).toBeNull());

    const elsewhere = screen.getByLabelText('elsewhere');
    fireEvent.change(elsewhere, { target: { value: '正在写' } });
    elsewhere.focus();
    await end('a');
    const again = await screen.findByRole('textbox', { name: '记录' });
    expect(document.activeElement).toBe(elsewhere);
    press('w');
    expect(document.activeElement).toBe(again);
  });

  it('finishes from an open list too', async () => {
    await begin();
    await ring('a', C1);
    await answer('a');
    await end('a');
    const ticket = await screen.findByRole('combobox', { name: '工单' });
    ticket.focus();
    fireEvent.click(ticket);
    press('Enter');
    await waitFor(async () => expect((await app.contacts.live({})).contacts).toEqual([]));
  });
});

describe('several at once', () => {
  it('show the oldest; a key goes through them, and another that rings changes nothing', async () => {
    await begin();
    await ring('a', C1);
    await ring('b', SHARED);
    const first = await card('Customer c1');
    expect(within(first).getByText('是哪一位？')).toBeDefined();
    press('j');
    await card('是哪一位？');
    await ring('c', NOBODY);
    await card('是哪一位？');
    press('i');
    await card('Customer c1');
    // Put aside, it is named, and the same key brings it back.
    expect(within(await bar()).getByRole('button', { name: /还在响铃：是哪一位/ })).toBeDefined();
    press('j');
    await card('是哪一位？');
  });

  it('are gone through in the bar by one key', async () => {
    await begin();
    for (const [id, from] of [
      ['a', C1],
      ['b', SHARED],
    ] as const) {
      await ring(id, from);
      await answer(id);
    }
    await bar();
    expect(pressedLine()).toContain('Customer c1');
    press('s');
    await waitFor(() => expect(pressedLine()).toContain('是哪一位'));
  });
});

const refused = () => Promise.reject(new Error('disk'));

describe('notes', () => {
  it('that could not be stored stand there when the panel opens again, and are stored later', async () => {
    let isFull = true;
    const contacts = new Proxy(app.contacts, {
      get: (target, key): unknown => (key === 'jot' && isFull ? refused : Reflect.get(target, key)),
    });
    const api = new Proxy(app, {
      get: (target, key): unknown => (key === 'contacts' ? contacts : Reflect.get(target, key)),
    });
    await begin(api);
    await ring('a', C1);
    await answer('a');
    const notes = await screen.findByRole('textbox', { name: '记录' });
    fireEvent.change(notes, { target: { value: '周三前回电' } });
    fireEvent.keyDown(notes, { key: 'Escape' });
    await screen.findByRole('alert');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: '记录' })).toBeNull());
    press('w');
    expect(await screen.findByRole('textbox', { name: '记录' })).toHaveProperty('value', '周三前回电');
    isFull = false;
    await waitFor(async () => expect((await app.contacts.live({})).contacts[0]?.contact.notes).toBe('周三前回电'));
  });

  it('open for a call that was answered before its ringing was painted', async () => {
    await begin();
    await act(async () => {
      desk.core.hear({ callId: 'a', at: lab.clock.now(), type: 'ring', address: C1 }, 'desk');
      desk.core.hear({ callId: 'a', at: lab.clock.now(), type: 'answer', users: ['ana'] }, 'desk');
      await lab.clock.advance(200);
    });
    expect(await screen.findByRole('textbox', { name: '记录' })).toBeDefined();
  });

  it('stay open when the key for them comes after they have opened by themselves', async () => {
    await begin();
    await ring('a', C1);
    await answer('a');
    await screen.findByRole('textbox', { name: '记录' });
    press('w');
    const notes = await screen.findByRole('textbox', { name: '记录' });
    await waitFor(() => expect(document.activeElement).toBe(notes));
    press('w');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: '记录' })).toBeNull());
  });

  it('show what is said as it comes in, and take all of it without cutting a character in two', async () => {
    await begin();
    await ring('a', C1);
    await answer('a');
    for (const text of ['一', '二', '三', '四']) await hear('a', { type: 'line', speaker: 'customer', text });
    const said = await screen.findByRole('region', { name: '刚才说的' });
    await waitFor(() => expect(said.textContent).toContain('客户：四'));
    expect(within(said).getAllByRole('listitem')).toHaveLength(3);
    // Where the notes are full there is half a sign left over.
    await hear('a', { type: 'line', speaker: 'agent', text: '😀'.repeat(1999) });
    fireEvent.click(within(said).getByRole('button', { name: '从对话取草稿' }));
    const notes = screen.getByRole('textbox', { name: '记录' });
    await waitFor(() => expect((notes as HTMLTextAreaElement).value.length).toBeGreaterThan(3000));
    const { value } = notes as HTMLTextAreaElement;
    expect(value.isWellFormed()).toBe(true);
    expect(value.length).toBeLessThanOrEqual(4000);
  });
});

describe('what is made of a contact', () => {
  it('lists what was promised in it', async () => {
    await begin();
    await ring('a', C1);
    await answer('a');
    const [one] = (await app.contacts.live({})).contacts;
    await act(() =>
      app.promises.make({
        promiseId: crypto.randomUUID(),
        customerId: 'c1',
        ticketId: null,
        contactId: one?.contact.id ?? null,
        text: '周三回电',
        dueAt: lab.clock.now() + HOUR,
      }),
    );
    const made = await screen.findByRole('list', { name: '这次答应的' });
    expect(await within(made).findByText('周三回电')).toBeDefined();
  });

  it('leads to the reason where one is asked for', async () => {
    const usual = { country: 'CN', acwMs: MINUTE, isDispositionRequired: true };
    const dispositions = [{ key: 'refund', label: { zh: '退款', en: 'Refund' }, queueIds: [], isActive: true }];
    const contacts = { usual, queues: {}, dispositions, blocked: [] };
    await arrives(row('team', { id: 'team', reviewAfterDays: 180, signature: null, contacts } as never));
    await begin();
    await ring('a', C1);
    await answer('a');
    await end('a');
    const reason = await screen.findByRole('combobox', { name: '结案码（必填）' });
    press('Enter');
    await screen.findByText('这个队列要求选择结案码。');
    expect(document.activeElement).toBe(reason);
  });

  it('says that the customer of a chat still writes, and a key leads there', async () => {
    await begin();
    await hear('a', { type: 'ring', channel: 'chat', address: C1, ticketId: 't1' });
    await card('Customer c1');
    press('o');
    await waitFor(() => expect(location.hash).toBe('#/inbox/t1'));
    location.hash = '';
    await end('a');
    const panel = await screen.findByRole('complementary', { name: '整理' });
    const at = lab.clock.now() + 1000;
    await arrives(row('message', aMessage('late', { at, body: '还有一件事' })));
    await within(panel).findByText(/还有一件事/);
    press('t');
    expect(location.hash).toBe('#/inbox/t1');
  });
});
