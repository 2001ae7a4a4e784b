import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aTicket, anAgent, anArticle, row } from '#testkit/core-team.ts';
import { useInserts } from '../../lib/insert.ts';
import { useRoute } from '../../lib/router.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { KnowledgeActions } from './knowledge-actions.tsx';
import { KnowledgeScreen, ReviewScreen } from './knowledge-screen.tsx';

beforeAll(() => {
  furnishDom();
  // What grows with its text watches the fonts.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  // Wide: the text and its preview stand side by side.
  const plain = window.matchMedia.bind(window);
  window.matchMedia = (media) => Object.assign(plain(media), { matches: media.includes('min-width') });
});

let lab: Lab;
let app: AppClient;
beforeEach(() => {
  location.hash = '';
  lab = openLab();
  const lea = anAgent('lea', { role: 'lead' });
  lab.hub.accounts.set('lea', { agent: lea, password: 'lea-password', scope: ['dir', 'q:q1', 'kb:help', 'a:lea'] });
  lab.hub.store.put([
    row('agent', lea),
    row('article', anArticle('k1', { title: '退款多久到账', body: '# 退款\n\n三个工作日内到账。', language: 'zh' })),
    row('article', anArticle('k2', { title: '怎么开发票', body: '在订单页申请。', language: 'zh', updatedAt: 1 })),
    row('ticket', aTicket('t9', { status: 'solved', subject: '净水器漏水', assigneeId: 'ana' as never })),
  ]);
});
let ticking: ReturnType<typeof setInterval> | undefined;
afterEach(async () => {
  clearInterval(ticking);
  cleanup();
  await lab.close();
});

function Reply() {
  useInserts('t1', (text) => {
    const box = document.querySelector<HTMLTextAreaElement>('[data-reply]');
    if (box) box.value += text;
  });
  return <textarea data-reply aria-label="reply" />;
}

function Desk({ hasTicket }: { hasTicket: boolean }) {
  const [screenName, ...rest] = useRoute();
  useDeskLive(app);
  return (
    <>
      <KnowledgeActions />
      {hasTicket && <Reply />}
      {screenName === 'knowledge' && <KnowledgeScreen rest={rest} />}
      {screenName === 'review' && <ReviewScreen rest={rest} />}
    </>
  );
}

const sync = () => lab.clock.advance(3000);
async function signIn(handle: string, name = handle): Promise<AppClient> {
  const { app: client } = lab.desk(name);
  await client.session.signIn({ handle, password: `${handle}-password` });
  await sync();
  return client;
}
async function begin(handle: string, hash: string, hasTicket = false) {
  app = await signIn(handle);
  location.hash = hash;
  // The core's time goes by as the screen's does: events are told together, a little later.
  ticking = setInterval(() => void lab.clock.advance(50), 20);
  renderScreen(<Desk hasTicket={hasTicket} />, { api: app });
}
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const go = (hash: string) => {
  location.hash = hash;
  fireEvent(window, new HashChangeEvent('hashchange'));
};
const type = (name: string | RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const selected = () => screen.getByRole('option', { selected: true }).textContent;
const saved = () => screen.findByText('已保存在这台电脑上');

describe('a reader', () => {
  it('quotes the first paragraph into the reply of the open ticket, and the ticket remembers the article', async () => {
    await begin('ana', '#/knowledge/k1', true);
    await screen.findByText('三个工作日内到账。');
    await screen.findByRole('button', { name: /^引用到工单/ });
    press('i');
    await waitFor(() =>
      expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'reply' }).value).toBe('三个工作日内到账。'),
    );
    expect(location.hash).toBe('#/inbox/t1');
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't1' })).articleIds).toEqual(['k1']));
  });

  it('is offered no reply where no ticket is open', async () => {
    await begin('ana', '#/knowledge/k1');
    await screen.findByText('三个工作日内到账。');
    expect(screen.queryByRole('button', { name: /^引用到工单/ })).toBeNull();
  });

  it('says what is wrong, and not without words', async () => {
    await begin('ana', '#/knowledge/k1');
    await screen.findByText('三个工作日内到账。');
    press('w');
    const note = await screen.findByRole('textbox', { name: '哪里错了？请写下正确的说法' });
    const send = screen.getByRole<HTMLButtonElement>('button', { name: '提交' });
    expect(send.disabled).toBe(true);
    fireEvent.change(note, { target: { value: '现在是五个工作日' } });
    fireEvent.keyDown(note, { key: 'Enter', ctrlKey: true });
    await screen.findByRole('heading', { name: '您的评价：有错' });
    await screen.findByText('已记下，负责复核的人会看到');
    const page = await app.knowledge.get({ articleId: 'k1' });
    expect(page.feedback.map(({ note: words, verdict }) => [verdict, words])).toEqual([['wrong', '现在是五个工作日']]);
  });

  it('who judges on the knowledge screen names no ticket, whichever was open before', async () => {
    const written = anArticle('k1', { title: '退款多久到账', body: '三个工作日内到账。', authorId: 'lea' as never });
    lab.hub.store.put([row('article', written)]);
    await begin('ana', '#/knowledge/k1', true);
    const quote = await screen.findByRole('button', { name: /^引用到工单/ });
    expect(quote.dataset['variant']).toBe('default');
    press('w');
    fireEvent.change(await screen.findByRole('textbox', { name: '哪里错了？请写下正确的说法' }), {
      target: { value: '五个工作日' },
    });
    fireEvent.click(screen.getByRole('button', { name: '提交' }));
    await screen.findByText('已记下，Agent lea会看到');
    expect((await app.knowledge.get({ articleId: 'k1' })).feedback.map(({ ticketId }) => ticketId)).toEqual([null]);
  });

  it('who is a trainee judges, and is not offered to write', async () => {
    await begin('tia', '#/knowledge/k1');
    await screen.findByText('三个工作日内到账。');
    expect(screen.queryByRole('button', { name: /^编辑/ })).toBeNull();
    press('u');
    await screen.findByRole('heading', { name: '您的评价：有用' });
  });
});

describe('an author', () => {
  it('writes without a hub, leaves, finds every word again and proposes it', async () => {
    await begin('ana', '#/knowledge');
    await screen.findByRole('option', { name: /退款多久到账/ });
    await screen.findByRole('button', { name: /^写文章/ });
    lab.hub.isDown = true;
    press('n');
    await screen.findByRole('textbox', { name: '标题' });
    type('标题', '滤芯复位');
    type('正文（Markdown）', '长按 **五秒**。');
    expect(await screen.findByText('五秒', { selector: 'strong' })).toBeTruthy();
    press('b');
    fireEvent.click(await screen.findByRole('button', { name: /^滤芯复位/ }));
    expect(await screen.findByDisplayValue('长按 **五秒**。')).toBeTruthy();
    await saved();
    press('Enter', { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: '提交' }));
    await screen.findByText('已提交，等待班组长发布');
    expect((await app.knowledge.drafts({})).drafts).toEqual([]);
    const { proposals } = await app.knowledge.reviewList({ list: 'proposed', limit: 10 });
    expect(proposals.map(({ title, isMine }) => [title, isMine])).toEqual([['滤芯复位', true]]);
  });

  it('is told what is still missing', async () => {
    await begin('ana', '#/knowledge');
    await screen.findByRole('button', { name: /^写文章/ });
    press('n');
    await screen.findByRole('textbox', { name: '标题' });
    type('标题', '只有标题');
    press('Enter', { ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: '提交' }));
    expect((await screen.findByRole('alert')).textContent).toContain('正文');
  });

  it('sees what could name a person and puts placeholders there', async () => {
    await begin('ana', '#/knowledge/k1/edit');
    await screen.findByRole('textbox', { name: '正文（Markdown）' });
    type('正文（Markdown）', '请打 13812345678 或写信到 wang@example.com。');
    const panel = await screen.findByRole('region', { name: '可能是个人信息' });
    expect(within(panel).getByText('13812345678')).toBeTruthy();
    press('r', { altKey: true });
    expect(await screen.findByDisplayValue('请打 ［电话］ 或写信到 ［邮箱］。')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('region', { name: '可能是个人信息' })).toBeNull());
  });

  it('begins from a solved ticket', async () => {
    await begin('ana', '#/inbox/t9');
    await waitFor(async () => expect((await app.tickets.get({ ticketId: 't9' })).status).toBe('solved'));
    const { draft } = { draft: await app.knowledge.startDraft({ from: 'ticket', ticketId: 't9', spaceId: 'help' }) };
    go(`#/knowledge/${draft.articleId}/edit`);
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: '标题' })).value).toContain('净水器漏水');
  });
});

describe('a lead', () => {
  it('publishes with one key, and what changed can be compared', async () => {
    await begin('lea', '#/knowledge/k1/edit');
    await screen.findByRole('textbox', { name: '正文（Markdown）' });
    type('正文（Markdown）', '# 退款\n\n五个工作日内到账。');
    await saved();
    press('Enter', { ctrlKey: true });
    type('改了什么', '三天改为五天');
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '发布' }));
    await screen.findByText('五个工作日内到账。');
    await screen.findByText('三天改为五天');
    press('h');
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog.querySelector('ins')?.textContent).toBeTruthy());
    expect([...dialog.querySelectorAll('section del')].map((node) => node.textContent)).toContain('三');
    expect([...dialog.querySelectorAll('section ins')].map((node) => node.textContent)).toContain('五');
  });

  it('who was overtaken keeps the own words and starts from the present version', async () => {
    const colleague = await signIn('lea', 'two');
    await begin('lea', '#/knowledge/k1/edit');
    await screen.findByRole('textbox', { name: '正文（Markdown）' });
    type('正文（Markdown）', '我的文字。');
    await saved();
    const { updatedAt, ...draft } = await colleague.knowledge.startDraft({ from: 'article', articleId: 'k1' });
    expect(updatedAt).toBeGreaterThan(0);
    await colleague.knowledge.saveDraft({ ...draft, body: '别人的文字。' });
    await colleague.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null });
    await waitFor(async () => expect((await colleague.sync.status({})).waiting).toBe(0));
    await waitFor(async () => {
      await app.sync.now({});
      expect((await app.knowledge.get({ articleId: 'k1' })).version).toBe(2);
    });
    await screen.findByText(/您从第 1 版开始写/);
    fireEvent.click(screen.getByRole('button', { name: '以新版为起点，保留我的文字' }));
    await waitFor(() => expect(screen.queryByText(/您从第 1 版开始写/)).toBeNull());
    expect(screen.getByDisplayValue('我的文字。')).toBeTruthy();
    expect((await app.knowledge.draft({ articleId: 'k1' })).draft?.baseVersion).toBe(2);
  });

  it('works through the list of what is due with keys alone', async () => {
    lab.hub.store.put([
      row('article', anArticle('k1', { title: '退款多久到账', language: 'zh', reviewAt: 1 })),
      row('article', anArticle('k2', { title: '怎么开发票', language: 'zh', reviewAt: 2 })),
    ]);
    await begin('lea', '#/review/due');
    await screen.findByRole('option', { name: /退款多久到账/ });
    await screen.findByRole('button', { name: /仍然正确/ });
    expect(selected()).toContain('退款多久到账');
    press('r');
    await waitFor(() => expect(screen.queryByRole('option', { name: /退款多久到账/ })).toBeNull());
    expect(selected()).toContain('怎么开发票');
    expect((await app.knowledge.get({ articleId: 'k1' })).reviewAt).toBeGreaterThan(Date.UTC(2026, 10, 20));
  });

  it('publishes a proposal as it is after one question, and its author is named', async () => {
    const ana = await signIn('ana');
    const { updatedAt, ...content } = await ana.knowledge.startDraft({ from: 'article', articleId: 'k1' });
    expect(updatedAt).toBeGreaterThan(0);
    await ana.knowledge.saveDraft({ ...content, body: '改一下' });
    await ana.knowledge.propose({ articleId: 'k1', summary: '小改' });
    await sync();
    await begin('lea', '#/review/proposed');
    await screen.findByRole('button', { name: /^打开编辑并发布/ });
    press('p');
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '发布' }));
    await screen.findByText('没有等待的提议');
    const page = await app.knowledge.get({ articleId: 'k1' });
    expect(page).toMatchObject({ version: 2, body: '改一下', authorName: 'Agent ana', hasDraft: false });
  });

  it('declines a proposal only with words', async () => {
    const ana = await signIn('ana');
    const draft = await ana.knowledge.startDraft({ from: 'article', articleId: 'k1' });
    const { updatedAt, ...content } = draft;
    expect(updatedAt).toBeGreaterThan(0);
    await ana.knowledge.saveDraft({ ...content, body: '改一下' });
    await ana.knowledge.propose({ articleId: 'k1', summary: '小改' });
    await sync();
    await begin('lea', '#/review/proposed');
    await screen.findByRole('button', { name: /退回/ });
    press('x');
    const words = await screen.findByRole('textbox', { name: '告诉作者为什么，以及怎样改' });
    const decline = screen.getAllByRole<HTMLButtonElement>('button', { name: '退回' }).at(-1);
    expect(decline?.disabled).toBe(true);
    fireEvent.change(words, { target: { value: '请写上依据' } });
    fireEvent.click(decline as HTMLElement);
    await screen.findByText('没有等待的提议');
  });
});

describe('an author whose new article was declined', () => {
  it('finds it among the drafts, with the reason until it is put away', async () => {
    const lea = await signIn('lea', 'lea-first');
    await begin('ana', '#/knowledge');
    const from = { from: 'nothing', spaceId: 'help', language: 'zh', title: '怎么换滤芯' } as const;
    const { updatedAt, ...content } = await app.knowledge.startDraft(from);
    expect(updatedAt).toBeGreaterThan(0);
    await app.knowledge.saveDraft({ ...content, body: '先关水阀。' });
    await app.knowledge.propose({ articleId: content.articleId, summary: '' });
    await sync();
    await lea.sync.now({});
    await sync();
    const { proposals } = await lea.knowledge.reviewList({ list: 'proposed', limit: 10 });
    await lea.knowledge.closeProposal({ proposalId: proposals[0]!.id, words: '请写上依据' });
    await sync();
    await app.sync.now({});
    fireEvent.click(await screen.findByRole('button', { name: /^怎么换滤芯/ }));
    const banner = await screen.findByText('Agent lea退回了您的提议：请写上依据');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '正文（Markdown）' }).value).toBe('先关水阀。');
    fireEvent.click(within(banner.parentElement!).getByRole('button', { name: '知道了' }));
    await waitFor(() => expect(screen.queryByText(/请写上依据/)).toBeNull());
    expect((await app.notices.list({})).items).toEqual([]);
  });
});

describe('a checklist', () => {
  it('is made from the product’s own items, ticked, and answered by an article', async () => {
    await begin('lea', '#/knowledge/checklists');
    await screen.findByText('还没有新品清单');
    press('n');
    type('产品', '净水器 X3');
    const save = await screen.findByRole<HTMLButtonElement>('button', { name: '保存' });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    await screen.findByRole('heading', { name: '净水器 X3' });
    fireEvent.click(screen.getByRole('checkbox', { name: '保修' }));
    await waitFor(() => expect(screen.getAllByText(/1 \/ 13/).length).toBeGreaterThan(0));
    const bars = screen.getAllByRole('progressbar');
    await waitFor(() => expect(bars.map((bar) => bar.getAttribute('aria-valuetext'))).toEqual(bars.map(() => '8%')));
    fireEvent.click(screen.getByRole('button', { name: '为“价格与套餐”写文章' }));
    expect(await screen.findByDisplayValue('净水器 X3：价格与套餐')).toBeTruthy();
  });
});
