import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppClient, type Lab, openLab, type TestDesk } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aMacro, aMessage, anAgent, aTicket, row, T0 } from '#testkit/core-team.ts';
import { useSession } from '../../lib/session.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { Conversation } from './conversation.tsx';

beforeAll(() => {
  furnishDom();
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  Element.prototype.scrollIntoView = () => {};
});
let lab: Lab;
let app: AppClient;
let running: TestDesk | undefined;
/** Drafts handed to the core, in order. */
let saved: string[] = [];
/** Calls that the desk is slow to answer; it does when it is told to. */
type Slow = 'begin' | 'sawReplies';
const slow = new Map<Slow, Promise<void>>();
function held(call: Slow): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  slow.set(call, promise);
  return resolve;
}
beforeEach(() => {
  slow.clear();
  lab = openLab();
  lab.hub.store.put([
    row('ticket', aTicket('t2')),
    row(
      'message',
      aMessage('y1', { ticketId: 't2' as never, body: 'see https://example.com/a or javascript:alert(1)' }),
    ),
    row('macro', aMacro('m1', { body: { zh: '{customer}您好，工单 {number}，{agent}', en: 'Hello' } })),
  ]);
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

function Live({ children }: { children: ReactNode }) {
  useDeskLive(app, lab.clock);
  // As in the application: nothing is shown before it is known who is here.
  return useSession().data ? children : null;
}

/** The same client, writing down which drafts are saved. */
function watched(client: AppClient): AppClient {
  saved = [];
  const save: AppClient['drafts']['save'] = (input, ...rest) => {
    saved.push(`${input.ticketId} ${input.draft.body}`);
    return client.drafts.save(input, ...rest);
  };
  const sawReplies: AppClient['drafts']['sawReplies'] = async (...input) => {
    await slow.get('sawReplies');
    return await client.drafts.sawReplies(...input);
  };
  const { append, finish, discard } = client.attachments;
  const beginFile: AppClient['attachments']['begin'] = async (...input) => {
    await slow.get('begin');
    return await client.attachments.begin(...input);
  };
  const own = {
    drafts: { get: client.drafts.get, sawReplies, save },
    attachments: { begin: beginFile, append, finish, discard },
  };
  return new Proxy(client, {
    get: (target, key) => (key in own ? own[key as keyof typeof own] : Reflect.get(target, key)),
  });
}

const show = (ticketId: string, lineId: string | null = null) => (
  <Live>
    <Conversation key={ticketId} ticketId={ticketId} lineId={lineId} />
  </Live>
);

async function begin(handle = 'ana') {
  running = lab.desk('one');
  app = watched(running.app);
  await app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  const view = renderScreen(show('t1'), { api: app });
  return { goTo: (ticketId: string, lineId?: string) => view.rerender(show(ticketId, lineId)), view };
}
/** The window is closed, the desk stopped, and both are there again. */
async function restart() {
  cleanup();
  await running?.core.stop();
  return await begin();
}
const signature = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '签名' });
const box = () => screen.findByRole<HTMLTextAreaElement>('textbox');
const write = async (text: string) => fireEvent.change(await box(), { target: { value: text } });
const press = async (key: string, more: object = {}) => fireEvent.keyDown(await box(), { key, ctrlKey: true, ...more });
const draftOf = async (ticketId: string) => (await app.drafts.get({ ticketId })).drafts.map((draft) => draft.body);
const linesOf = async (ticketId: string) => {
  const { items } = await app.messages.timeline({ ticketId, before: null, limit: 50 });
  return items.map((item) => item.body);
};

describe('the conversation', () => {
  it('loses nothing when the agent goes to another ticket in the middle of a word', async () => {
    const { goTo } = await begin();
    await write('您');
    await waitFor(() => expect(saved).toEqual(['t1 您']));
    saved.splice(0);
    await write('您好，退款');
    expect(saved).toEqual([]);
    goTo('t2');
    // By leaving, and not by the timer: no time passes between the two lines above and the next.
    await Promise.resolve();
    expect(saved).toEqual(['t1 您好，退款']);
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['您好，退款']));
    await waitFor(async () => expect((await box()).value).toBe(''));
    goTo('t1');
    await waitFor(async () => expect((await box()).value).toBe('您好，退款'));
  });

  it.each(['', '   ', '\n\n　'])('never sends %j', async (text) => {
    await begin();
    const before = await linesOf('t1');
    await write(text);
    await press('Enter');
    await press('Enter', { shiftKey: true });
    await waitFor(async () => expect((await box()).value).toBe(text));
    expect(await linesOf('t1')).toEqual(before);
    expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('open');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^发送$/ }).disabled).toBe(true);
  });

  it('shows a sent line at once, with where it is, and empties the box', async () => {
    await begin();
    lab.hub.isDown = true;
    await write('马上为您查询');
    await press('Enter');
    const feed = await screen.findByRole('feed');
    await within(feed).findByText('马上为您查询');
    await within(feed).findByText(/在这台电脑上，待发送/);
    expect((await box()).value).toBe('');
    expect(await draftOf('t1')).toEqual([]);
  });

  it('sends and solves in one step', async () => {
    await begin();
    await write('已处理');
    await press('Enter', { shiftKey: true });
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('solved'));
    expect(await linesOf('t1')).toContain('已处理');
  });

  it('says why it was not sent where a procedure holds the ticket back, and keeps the text', async () => {
    const mark = {
      runId: 'r1',
      sopId: 'sop-refund-v1',
      state: 'going',
      done: 1,
      left: 1,
      blocks: ['refund'],
      startedAt: T0,
    };
    lab.hub.store.put([row('ticket', aTicket('t1', { runs: [mark as never] }))]);
    await begin();
    await write('已处理');
    await press('Enter', { shiftKey: true });
    expect(await screen.findByText('没能发送：流程里还有必须完成的步骤。文字还在这里。')).toBeDefined();
    expect((await box()).value).toBe('已处理');
    expect(await linesOf('t1')).not.toContain('已处理');
  });

  it('writes a note where only colleagues see it', async () => {
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: '内部备注' }));
    await write('财务已驳回');
    await press('Enter');
    await waitFor(async () => expect(await linesOf('t1')).toContain('财务已驳回'));
    const { items } = await app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
    expect(items.at(-1)?.kind).toBe('note');
  });

  it('fills a macro with names, says what it changes, and applies it as one change', async () => {
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    fireEvent.click(await screen.findByRole('option', { name: /退款/ }));
    await waitFor(async () => expect((await box()).value).toBe('Customer c1您好，工单 1001，Agent ana'));
    const bar = await screen.findByText(/已选宏“退款”/);
    expect(bar.textContent).toContain('同时：状态改为“等待客户”；添加标签 refund');
    await press('Enter');
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('pending'));
    const { items } = await app.outbox.list({});
    expect(items.map((item) => item.mutation.name)).toEqual(['macro.apply']);
    expect(await draftOf('t1')).toEqual([]);
  });

  it('opens the macros with a slash at the start of a line, and nowhere else', async () => {
    await begin();
    const text = await box();
    await write('1');
    text.setSelectionRange(1, 1);
    fireEvent.keyDown(text, { key: '/' });
    expect(screen.queryByRole('option')).toBeNull();
    text.setSelectionRange(0, 0);
    fireEvent.keyDown(text, { key: '/' });
    await screen.findByRole('option', { name: /退款/ });
  });

  it('shows text as text: addresses that may be opened are links, others are dead', async () => {
    const { goTo } = await begin();
    goTo('t2');
    const link = await screen.findByRole('link');
    expect(link.getAttribute('href')).toBe('https://example.com/a');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });

  it('announces a new line of the customer, and not those that stood there', async () => {
    const { view } = await begin();
    const feed = await screen.findByRole('feed');
    await within(feed).findByText('hello?');
    const live = () => view.container.querySelector('[aria-live="polite"]')?.textContent;
    expect(live()).toBe('');
    lab.hub.store.put([row('message', aMessage('x9', { at: Date.UTC(2026, 10, 21), body: '还在吗' }))]);
    lab.hub.poke();
    await lab.clock.advance(3000);
    await waitFor(() => expect(live()).toBe('Customer c1：还在吗'));
  });

  it('tells a trainee why there is nothing to write in', async () => {
    await begin('tia');
    await screen.findByText('学员可以查看工单，不能回复或修改。');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

const dialog = () => screen.findByRole('alertdialog', { name: /已有 1 条回复发给客户/ });
const careful = () => screen.findByRole('button', { name: '先看回复' });
const anyway = () => screen.getByRole<HTMLButtonElement>('button', { name: '仍要发送' });
const sendAnyway = async () => fireEvent.keyDown(await careful(), { key: 'y', altKey: true });
const attach = () =>
  fireEvent.change(screen.getByLabelText('附件', { selector: 'input' }), {
    target: { files: [new File(['收据'], '收据.txt', { type: 'text/plain' })] },
  });
const filesSent = async () => {
  const { items } = await app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
  return items.filter(({ isMine }) => isMine).map(({ attachments }) => attachments.map(({ name }) => name));
};

describe('a reply begun before a colleague answered', () => {
  const at = Date.UTC(2026, 10, 21);
  async function arrives(id: string, body: string) {
    const author = { kind: 'agent', agentId: 'bo' as never } as const;
    lab.hub.store.put([row('message', aMessage(id, { kind: 'reply', author, at, body }))]);
    lab.hub.poke();
    await lab.clock.advance(3000);
  }

  it('is held back: who answered and what is said, the careful choice has the keyboard, nothing is lost', async () => {
    await begin();
    await write('我的回复');
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['我的回复']));
    await arrives('b1', '已经为您退款');
    await press('Enter');
    const asked = await dialog();
    expect(within(asked).getByText(/Agent bo · .*2026/)).toBeTruthy();
    expect(within(asked).getByText('已经为您退款')).toBeTruthy();
    await waitFor(async () => expect(document.activeElement).toBe(await careful()));
    expect((await box()).value).toBe('我的回复');
    expect(await linesOf('t1')).not.toContain('我的回复');
    // Pressed once more out of habit, wherever the keyboard is.
    fireEvent.keyDown(await careful(), { key: 'Enter', ctrlKey: true });
    await press('Enter', { shiftKey: true });
    expect(await linesOf('t1')).not.toContain('我的回复');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /^发送$/ }).disabled).toBe(true);
  });

  it('goes out by one key, solved as it was meant to be, once', async () => {
    await begin();
    await write('我的回复');
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['我的回复']));
    await arrives('b1', '已经为您退款');
    await press('Enter', { shiftKey: true });
    await dialog();
    fireEvent.keyDown(await careful(), { key: 'y', altKey: true });
    await waitFor(async () => expect(await linesOf('t1')).toContain('我的回复'));
    expect((await linesOf('t1')).filter((line) => line === '我的回复')).toHaveLength(1);
    expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('solved');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect((await box()).value).toBe('');
    expect(await draftOf('t1')).toEqual([]);
  });

  it('is not asked about again once the answer was read, and is for the next one', async () => {
    await begin();
    await write('我的回复');
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['我的回复']));
    await arrives('b1', '已经为您退款');
    await press('Enter');
    fireEvent.keyDown(await careful(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(decodeURIComponent(location.hash)).toBe('#/inbox/t1/b1');
    expect((await box()).value).toBe('我的回复');
    await arrives('b2', '三天内到账');
    await press('Enter');
    expect(within(await dialog()).queryByText('已经为您退款')).toBeNull();
    fireEvent.click(await careful());
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await press('Enter');
    await waitFor(async () => expect(await linesOf('t1')).toContain('我的回复'));
  });

  async function isAsked() {
    await begin();
    await write('我的回复');
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['我的回复']));
    await arrives('b1', '已经为您退款');
    await press('Enter');
    return await dialog();
  }

  it('waits for a file that is added while it is asked about, says so, and goes out with it', async () => {
    const asked = await isAsked();
    const arrive = held('begin');
    attach();
    await within(asked).findByText('附件还在添加，完成后即可发送。');
    expect(anyway().disabled).toBe(true);
    await sendAnyway();
    fireEvent.click(anyway());
    arrive();
    await waitFor(() => expect(anyway().disabled).toBe(false));
    expect(await filesSent()).toEqual([]);
    await sendAnyway();
    await waitFor(async () => expect(await filesSent()).toEqual([['收据.txt']]));
  });

  it('does not go out with a place of a macro that nobody has filled', async () => {
    lab.hub.store.put([
      row('macro', aMacro('m2', { name: { zh: '寄回', en: 'Return' }, body: { zh: '请在【日期】前寄回', en: '' } })),
    ]);
    const asked = await isAsked();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    fireEvent.click(await screen.findByRole('option', { name: /寄回/ }));
    const reason = await within(asked).findByText('宏里还有没填的地方：【日期】');
    expect(anyway().getAttribute('aria-describedby')).toBe(reason.id);
    expect(anyway().disabled).toBe(true);
    await sendAnyway();
    await write('请在周五前寄回');
    await waitFor(() => expect(anyway().disabled).toBe(false));
    expect(reason.textContent).toBe('');
    await sendAnyway();
    await waitFor(async () => expect(await linesOf('t1')).toContain('请在周五前寄回'));
    expect((await linesOf('t1')).join()).not.toContain('【日期】');
  });

  it('stays where it is when a file is added while the desk notes the choice', async () => {
    await isAsked();
    const [note, arrive] = [held('sawReplies'), held('begin')];
    await sendAnyway();
    attach();
    await screen.findByText('收据.txt');
    note();
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect((await box()).value).toBe('我的回复');
    arrive();
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: /^发送$/ }).disabled).toBe(false));
    expect(await filesSent()).toEqual([]);
    await press('Enter');
    await waitFor(async () => expect(await filesSent()).toEqual([['收据.txt']]));
  });

  it('is begun anew when it was taken away meanwhile', async () => {
    await begin();
    await write('我的回复');
    await waitFor(async () => expect(await draftOf('t1')).toEqual(['我的回复']));
    await arrives('b1', '已经为您退款');
    await press('Enter');
    await dialog();
    await write('');
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    await waitFor(async () => expect(await draftOf('t1')).toEqual([]));
    await write('补充一句');
    await press('Enter');
    await waitFor(async () => expect(await linesOf('t1')).toContain('补充一句'));
  });
});

describe('a draft after the desk was started again', () => {
  it('has its macro, also one without any text, and applies it', async () => {
    lab.hub.store.put([row('macro', aMacro('m2', { name: { zh: '升级', en: 'Escalate' }, body: null }))]);
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    fireEvent.click(await screen.findByRole('option', { name: /升级/ }));
    await screen.findByText('草稿已存');
    await restart();
    await screen.findByText(/已选宏“升级”/);
    fireEvent.click(await screen.findByRole('button', { name: '应用' }));
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('pending'));
    expect(await draftOf('t1')).toEqual([]);
  });

  it('has the signature it was given, and the one that was taken away stays away', async () => {
    lab.hub.store.put([
      row('ticket', aTicket('t1', { channel: 'email' })),
      row('agent', anAgent('ana', { signature: '林晓' })),
    ]);
    await begin();
    await waitFor(async () => expect((await signature()).value).toBe('林晓'));
    fireEvent.change(await signature(), { target: { value: '林晓，泠禾客服' } });
    fireEvent.change(await screen.findByRole('textbox', { name: '回复' }), { target: { value: '您好' } });
    await screen.findByText('草稿已存');
    await restart();
    await waitFor(async () => expect((await signature()).value).toBe('林晓，泠禾客服'));
    fireEvent.click(await screen.findByRole('button', { name: '这次不带签名' }));
    await screen.findByText('草稿已存');
    await restart();
    await screen.findByRole('button', { name: '加上签名' });
    await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '回复' }).value).toBe('您好'));
    fireEvent.keyDown(screen.getByRole('textbox', { name: '回复' }), { key: 'Enter', ctrlKey: true });
    await waitFor(async () => expect(await linesOf('t1')).toContain('您好'));
  });

  it('has its open place chosen when it is gone on with by its key', async () => {
    lab.hub.store.put([
      row(
        'macro',
        aMacro('m2', { name: { zh: '寄回', en: 'Return' }, body: { zh: '请在【日期】前寄回【地址】', en: '' } }),
      ),
    ]);
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    fireEvent.click(await screen.findByRole('option', { name: /寄回/ }));
    await screen.findByText('草稿已存');
    await restart();
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '回复' });
    await waitFor(() => expect(field.value).toContain('【日期】'));
    fireEvent.keyDown(document.body, { key: 'r' });
    const chosen = () => field.value.slice(field.selectionStart, field.selectionEnd);
    await waitFor(() => expect(chosen()).toBe('【日期】'));
    expect(document.activeElement).toBe(field);
    // Tab goes on to the next; behind the last one it leaves the box.
    expect(fireEvent.keyDown(field, { key: 'Tab' })).toBe(false);
    expect(chosen()).toBe('【地址】');
    expect(fireEvent.keyDown(field, { key: 'Tab' })).toBe(true);
  });

  it('says that its macro is gone, keeps the text, and sends it without', async () => {
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    fireEvent.click(await screen.findByRole('option', { name: /退款/ }));
    await screen.findByText('草稿已存');
    lab.hub.store.commit([{ tbl: 'macro', id: 'm1', data: null }], { by: 'hub', agentId: null, at: 0 });
    await restart();
    await screen.findByText('所选的宏已被删除或停用，发送时不会再更改工单。');
    expect((await box()).value).toContain('工单 1001');
    await press('Enter');
    await waitFor(async () => expect((await linesOf('t1')).some((line) => line.includes('工单 1001'))).toBe(true));
    expect((await app.tickets.get({ ticketId: 't1' })).status).toBe('open');
  });
});

describe('a mention', () => {
  it('is offered of those who see the ticket, says who does not, and reaches nobody else', async () => {
    lab.hub.store.put([row('agent', anAgent('cy', { name: '陈宇', queueIds: ['q2'] as never }))]);
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: '内部备注' }));
    await write('@');
    const offered = within(await screen.findByRole('listbox', { name: '提到同事' })).getAllByRole('option');
    expect(offered.map((one) => one.textContent)).toEqual(['Agent bo bo', 'Agent tia tia']);
    expect(screen.getByText('看不到这张工单，不会收到通知：陈宇')).toBeTruthy();
    await write('@陈');
    expect(screen.queryByRole('option')).toBeNull();
    expect(screen.getByText('看不到这张工单，不会收到通知：陈宇')).toBeTruthy();
    await write('@陈宇 @Agent bo 看一下');
    await screen.findByText('会通知：Agent bo');
    await press('Enter');
    await waitFor(async () => expect(await linesOf('t1')).toContain('@陈宇 @Agent bo 看一下'));
    const { items } = await app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
    expect(items.at(-1)?.mentions).toEqual(['bo']);
  });
});

describe('the menu of macros', () => {
  it('proposes the first that fits, and Enter takes it', async () => {
    lab.hub.store.put([
      row('macro', aMacro('m2', { name: { zh: '换货', en: 'Exchange' }, body: { zh: '可以换货', en: 'Yes' } })),
    ]);
    await begin();
    fireEvent.click(await screen.findByRole('button', { name: /宏/ }));
    await screen.findByRole('option', { name: /换货/ });
    const search = screen.getByRole('textbox', { name: '查找宏' });
    fireEvent.change(search, { target: { value: '换' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    fireEvent.keyDown(search, { key: 'Enter', code: 'Enter' });
    await waitFor(async () => expect((await box()).value).toBe('可以换货'));
  });
});

describe('a line that somebody looks for', () => {
  it('is fetched however far back it is, marked, and has the keyboard', async () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      row('message', aMessage(`z${i}`, { ticketId: 't2' as never, body: `line ${i}`, at: T0 + 1000 + i })),
    );
    lab.hub.store.put(many);
    const { goTo } = await begin();
    goTo('t2', 'z3');
    await waitFor(() => expect(document.activeElement?.hasAttribute('data-wanted')).toBe(true));
    expect(within(document.activeElement as HTMLElement).getByText('line 3')).toBeTruthy();
  });
});
