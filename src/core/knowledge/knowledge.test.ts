import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { toBase64 } from '#core/kernel/base64.ts';
import { draftFields } from './drafts.ts';
import { feedbackIdOf } from '#shared/domain/knowledge-ids.ts';
import { DAY } from '#shared/kernel/time.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMessage, anAgent, anArticle, aTicket, row, T0 } from '#testkit/core-team.ts';

let lab: Lab;
/** Ana publishes; Bo only proposes. */
let ana: TestDesk;
beforeEach(async () => {
  lab = openLab();
  lab.hub.accounts.set('ana', {
    agent: anAgent('ana', { role: 'lead' }),
    password: 'ana-password',
    scope: ['dir', 'q:q1', 'kb:help', 'a:ana'],
  });
  lab.hub.store.put([row('agent', anAgent('ana', { role: 'lead' }))]);
  ana = await signedIn('ana');
});
afterEach(() => lab.close());

async function signedIn(handle: string): Promise<TestDesk> {
  const desk = lab.desk(`${handle}-desk`);
  await desk.app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  return desk;
}
const synced = async (...desks: TestDesk[]): Promise<void> => {
  lab.hub.isDown = false;
  for (const desk of desks) {
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
  }
};
const page = (desk: TestDesk, articleId = 'k1') => desk.app.knowledge.get({ articleId });
const bare = (draft: ArticleDraft) => draftFields(draft);

async function edit(desk: TestDesk, articleId: string, body: string): Promise<void> {
  const draft = await desk.app.knowledge.startDraft({ from: 'article', articleId });
  await desk.app.knowledge.saveDraft({ ...bare(draft), body });
}

describe('an article', () => {
  test('is written, published and read by a colleague, all begun without the hub', async () => {
    lab.hub.isDown = true;
    const draft = await ana.app.knowledge.startDraft({
      from: 'nothing',
      spaceId: 'help',
      language: 'zh',
      title: '换芯',
    });
    const { articleId } = draft;
    await expect(ana.app.knowledge.publish({ articleId, summary: '', reviewAt: null })).rejects.toMatchObject({
      code: 'INCOMPLETE',
      data: { fields: ['body'] },
    });
    await ana.app.knowledge.saveDraft({ ...bare(draft), body: '长按复位键。', questions: [' 怎么换 ', ''] });
    await ana.app.knowledge.publish({ articleId, summary: '新', reviewAt: null });
    expect((await ana.app.knowledge.drafts({})).drafts).toEqual([]);
    expect(await page(ana, articleId)).toMatchObject({ version: 1, authorName: 'Agent ana', questions: ['怎么换'] });
    await synced(ana);
    const bo = await signedIn('bo');
    const there = await page(bo, articleId);
    expect(there).toMatchObject({ body: '长按复位键。', mayPublish: false });
    expect(there.reviewAt).toBe(there.updatedAt + 180 * DAY);
    expect(there.revisions.map(({ version, summary }) => [version, summary])).toEqual([[1, '新']]);
  });

  test('keeps every version readable, also the one from before versions were kept', async () => {
    await edit(ana, 'k1', 'second');
    await ana.app.knowledge.publish({ articleId: 'k1', summary: 'why', reviewAt: null });
    await synced(ana);
    const { revisions } = await page(ana);
    expect(revisions.map(({ version, authorName }) => [version, authorName])).toEqual([
      [2, 'Agent ana'],
      [1, null],
    ]);
    expect((await ana.app.knowledge.revision({ articleId: 'k1', version: 1 })).body).toBe('# Hello');
  });

  test('goes to the archive and out of the list, and comes back', async () => {
    const titles = async (archived: boolean) =>
      (await ana.app.knowledge.list({ tags: [], language: null, archived, limit: 50 })).items.map(({ id }) => id);
    await ana.app.knowledge.archive({ articleId: 'k1', isArchived: true });
    expect([await titles(false), await titles(true)]).toEqual([[], ['k1']]);
    await ana.app.knowledge.archive({ articleId: 'k1', isArchived: false });
    expect(await titles(false)).toEqual(['k1']);
  });

  test('that was looked at is due again after the team’s usual time, or when its reader says', async () => {
    await ana.app.knowledge.review({ articleId: 'k1', reviewAt: null });
    expect((await page(ana)).reviewAt).toBe(lab.clock.now() + 180 * DAY);
    await ana.app.knowledge.review({ articleId: 'k1', reviewAt: lab.clock.now() + DAY });
    expect((await page(ana)).reviewAt).toBe(lab.clock.now() + DAY);
  });
});

describe('two who write on one article', () => {
  test('the later is told before anything is sent, when this desk knows already', async () => {
    await edit(ana, 'k1', 'mine');
    lab.hub.store.put([row('article', anArticle('k1', { version: 2, body: 'theirs', authorId: 'bo' as never }))]);
    await synced(ana);
    await expect(ana.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null })).rejects.toMatchObject({
      code: 'OUTDATED',
      data: { version: 2 },
    });
    const rebased = await ana.app.knowledge.rebaseDraft({ articleId: 'k1' });
    expect(rebased).toMatchObject({ body: 'mine', baseVersion: 2 });
    await ana.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null });
    await synced(ana);
    expect(await page(ana)).toMatchObject({ version: 3, body: 'mine' });
  });

  test('words the hub refuses as outdated come back as a draft, and nothing is lost', async () => {
    lab.hub.isDown = true;
    await edit(ana, 'k1', 'mine');
    await ana.app.knowledge.publish({ articleId: 'k1', summary: 'why it changed', reviewAt: null });
    expect(await page(ana)).toMatchObject({ version: 2, body: 'mine' });
    lab.hub.store.put([row('article', anArticle('k1', { version: 2, body: 'theirs', authorId: 'bo' as never }))]);
    await synced(ana);
    expect(await page(ana)).toMatchObject({ version: 2, body: 'theirs', hasDraft: false });
    const { items } = await ana.app.outbox.list({});
    expect(items).toMatchObject([{ state: 'refused', outcome: { code: 'outdated' } }]);
    await ana.app.outbox.acknowledge({ mid: items[0]!.mid, keepAsDraft: true });
    expect((await ana.app.knowledge.draft({ articleId: 'k1' })).draft).toMatchObject({
      body: '> why it changed\n\nmine',
      baseVersion: 1,
    });
    expect((await ana.app.outbox.list({})).items).toEqual([]);
  });

  test('words that come back stand behind what was begun since', async () => {
    lab.hub.isDown = true;
    await edit(ana, 'k1', 'mine');
    await ana.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null });
    await edit(ana, 'k1', 'begun since');
    lab.hub.store.put([row('article', anArticle('k1', { version: 2, body: 'theirs', authorId: 'bo' as never }))]);
    await synced(ana);
    const { items } = await ana.app.outbox.list({});
    await ana.app.outbox.acknowledge({ mid: items[0]!.mid, keepAsDraft: true });
    expect((await ana.app.knowledge.draft({ articleId: 'k1' })).draft?.body).toBe('begun since\n\nmine');
  });
});

describe('a proposal', () => {
  test('reaches who publishes; published or declined, its author is told', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'better');
    await expect(bo.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await bo.app.knowledge.draft({ articleId: 'k1' })).draft?.body).toBe('better');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: 'shorter' });
    expect((await bo.app.knowledge.draft({ articleId: 'k1' })).draft).toBeNull();
    await synced(bo, ana);
    const { proposals, counts } = await ana.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
    expect([proposals.length, counts['proposed']]).toEqual([1, 1]);
    expect(proposals[0]).toMatchObject({ authorName: 'Agent bo', isMine: false, summary: 'shorter', body: 'better' });
    await ana.app.knowledge.startDraft({ from: 'proposal', proposalId: proposals[0]!.id });
    await ana.app.knowledge.publish({ articleId: 'k1', summary: 'shorter', reviewAt: null });
    await synced(ana, bo);
    expect(await page(bo)).toMatchObject({ version: 2, body: 'better', proposals: [], authorName: 'Agent bo' });
    expect((await page(bo)).revisions[0]).toMatchObject({ version: 2, authorName: 'Agent bo' });
    expect(await page(ana)).toMatchObject({ hasDraft: false, authorName: 'Agent bo' });
    const notices = lab.hub.store.docs;
    expect([...notices.values()].filter(({ tbl }) => tbl === 'notice').map(({ data }) => data)).toMatchObject([
      { agentId: 'bo', kind: 'article', reason: 'published' },
    ]);
  });

  test('is published word for word without a draft; what a lead has begun of it otherwise stays', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'better');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: 'shorter' });
    await synced(bo, ana);
    const { id: proposalId } = (await page(ana)).proposals[0]!;
    const whole = { articleId: 'k1', proposalId, summary: 'shorter', reviewAt: null };
    await expect(ana.app.knowledge.publish({ ...whole, articleId: 'k2' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await edit(ana, 'k1', 'begun otherwise');
    await ana.app.knowledge.publish(whole);
    expect(await page(ana)).toMatchObject({ version: 2, body: 'better', authorName: 'Agent bo', proposals: [] });
    expect((await ana.app.knowledge.draft({ articleId: 'k1' })).draft?.body).toBe('begun otherwise');
    await ana.app.knowledge.discardDraft({ articleId: 'k1' });
    await edit(bo, 'k1', 'late');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    await synced(ana, bo, ana);
    const late = (await page(ana)).proposals[0]!;
    await ana.app.knowledge.startDraft({ from: 'proposal', proposalId: late.id });
    await expect(ana.app.knowledge.publish({ ...whole, proposalId: late.id })).rejects.toMatchObject({
      code: 'OUTDATED',
      data: { version: 2 },
    });
  });

  test('of which a draft was only looked at leaves none behind when it is published as it is', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'better');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    await synced(bo, ana);
    const { id: proposalId } = (await page(ana)).proposals[0]!;
    await ana.app.knowledge.startDraft({ from: 'proposal', proposalId });
    await ana.app.knowledge.publish({ articleId: 'k1', proposalId, summary: '', reviewAt: null });
    expect((await ana.app.knowledge.drafts({})).drafts).toEqual([]);
  });

  test('proposed again by its author stands in the place of the first', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'one');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    const [proposal] = (await page(bo)).proposals;
    const draft = await bo.app.knowledge.startDraft({ from: 'proposal', proposalId: proposal!.id });
    await bo.app.knowledge.saveDraft({ ...bare(draft), body: 'two' });
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    expect((await page(bo)).proposals.map(({ body }) => body)).toEqual(['two']);
    await bo.app.knowledge.closeProposal({ proposalId: proposal!.id, words: '' });
    expect((await page(bo)).proposals).toEqual([]);
  });
});

describe('readers', () => {
  test('count as a use once a day, and not when the screen only looks again', async () => {
    const uses = async () => (await page(ana)).uses30;
    await page(ana);
    expect(await uses()).toBe(0);
    for (const isReading of [true, true, false]) await ana.app.knowledge.get({ articleId: 'k1', isReading });
    expect(await uses()).toBe(1);
    await ana.app.knowledge.inserted({ articleId: 'k1', ticketId: null });
    expect(await uses()).toBe(1);
    lab.clock.set(lab.clock.now() + DAY);
    await ana.app.knowledge.get({ articleId: 'k1', isReading: true });
    expect(await uses()).toBe(2);
  });

  test('without the hub make no change of theirs: what was read is counted later, and told to nobody', async () => {
    lab.hub.isDown = true;
    await ana.app.knowledge.get({ articleId: 'k1', isReading: true });
    expect((await ana.app.outbox.list({})).items).toEqual([]);
    expect(await ana.app.sync.status({})).toMatchObject({ waiting: 0, unread: 0 });
    await synced(ana);
    expect([...lab.hub.store.docs.values()].filter(({ tbl }) => tbl === 'usage')).toHaveLength(1);
  });

  test('who put an article into an answer find its ticket on its page', async () => {
    await ana.app.knowledge.inserted({ articleId: 'k1', ticketId: 't1' });
    expect(await page(ana)).toMatchObject({
      tickets: [{ ticketId: 't1', number: 1001, subject: 'Subject t1' }],
      tickets30: 1,
    });
    await ana.app.knowledge.inserted({ articleId: 'k1', ticketId: 't1' });
    expect((await page(ana)).tickets).toHaveLength(1);
  });

  test('say what is wrong once per version, without the hub; who resolves it tells them', async () => {
    const bo = await signedIn('bo');
    lab.hub.isDown = true;
    await bo.app.knowledge.judge({ articleId: 'k1', verdict: 'not-useful', note: '', ticketId: null });
    await bo.app.knowledge.judge({ articleId: 'k1', verdict: 'wrong', note: ' 少一步 ', ticketId: 't1' });
    expect(await page(bo)).toMatchObject({ myVerdict: 'wrong', useful: 0, notUseful: 1 });
    await synced(bo, ana);
    const { feedback } = await page(ana);
    expect(feedback).toMatchObject([{ agentName: 'Agent bo', note: '少一步', ticketNumber: 1001, verdict: 'wrong' }]);
    expect((await ana.app.knowledge.reviewList({ list: 'complained', limit: 10 })).items).toMatchObject([
      { id: 'k1', complaints: 1, newestComplaint: '少一步', openFeedback: 1 },
    ]);
    await ana.app.knowledge.resolveFeedback({ feedbackId: feedbackIdOf('k1', 'bo', 1) });
    await synced(ana, bo);
    expect((await page(ana)).feedback).toEqual([]);
    const told = [...lab.hub.store.docs.values()].filter(({ tbl }) => tbl === 'notice').map(({ data }) => data);
    expect(told).toMatchObject([{ agentId: 'bo', reason: 'resolved', body: '少一步' }]);
  });

  test('who may only learn read and judge, and begin nothing', async () => {
    const tia = await signedIn('tia');
    await tia.app.knowledge.judge({ articleId: 'k1', verdict: 'useful', note: '', ticketId: null });
    expect(await page(tia)).toMatchObject({ useful: 1, myVerdict: 'useful' });
    await expect(tia.app.knowledge.startDraft({ from: 'article', articleId: 'k1' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the review list', () => {
  test('names what is due, used and unused, each with its count', async () => {
    const now = lab.clock.now();
    const old = { updatedAt: now - 200 * DAY };
    lab.hub.store.put([
      row('article', anArticle('due', { ...old, reviewAt: now - DAY })),
      row('article', anArticle('never', { ...old })),
      row('article', anArticle('fine', { ...old, reviewAt: now + DAY })),
      row('article', anArticle('gone', { ...old, status: 'archived', reviewAt: now - DAY })),
      ...['a', 'b'].map((agent) =>
        row('usage', {
          id: `u-${agent}` as never,
          articleId: 'fine' as never,
          spaceId: 'help',
          agentId: agent as never,
          how: 'opened',
          at: now - DAY,
        }),
      ),
      row('usage', {
        id: 'u-c' as never,
        articleId: 'due' as never,
        spaceId: 'help',
        agentId: 'a' as never,
        how: 'opened',
        at: now - 40 * DAY,
      }),
    ]);
    await synced(ana);
    const ids = async (list: 'due' | 'used' | 'unused') =>
      (await ana.app.knowledge.reviewList({ list, limit: 50 })).items.map(({ id }) => id);
    expect(await ids('due')).toEqual(['never', 'due']);
    expect(await ids('used')).toEqual(['fine']);
    expect(await ids('unused')).toEqual(['never', 'due']);
    const { counts, items } = await ana.app.knowledge.reviewList({ list: 'used', limit: 50 });
    expect(counts).toEqual({ due: 2, complained: 0, used: 1, unused: 2, proposed: 0 });
    expect(items[0]).toMatchObject({ uses30: 2, lastUsedAt: now - DAY });
  });
});

describe('a draft', () => {
  test('is saved as typed, survives a restart, and is one per article', async () => {
    await edit(ana, 'k1', '');
    await ana.core.stop();
    ana = lab.desk('ana-desk', 9);
    await ana.app.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect((await ana.app.knowledge.startDraft({ from: 'article', articleId: 'k1' })).body).toBe('');
    expect((await ana.app.knowledge.drafts({})).drafts).toHaveLength(1);
    expect((await page(ana)).hasDraft).toBe(true);
    await ana.app.knowledge.discardDraft({ articleId: 'k1' });
    expect((await page(ana)).hasDraft).toBe(false);
  });

  test('drawn from a solved ticket holds question and answer, flags who could be known, and is begun once', async () => {
    lab.hub.store.put([
      row('ticket', aTicket('t9', { subject: 'Re: 退款到账', status: 'solved', tags: ['refund'] })),
      row('message', aMessage('m1', { ticketId: 't9' as never, body: '你好', at: T0 })),
      row(
        'message',
        aMessage('m2', { ticketId: 't9' as never, body: '退款什么时候到？我电话13800138000', at: T0 + 1 }),
      ),
      row('message', aMessage('m3', { ticketId: 't9' as never, kind: 'note', body: '秘密', at: T0 + 2 })),
      row(
        'message',
        aMessage('m4', {
          ticketId: 't9' as never,
          kind: 'reply',
          author: { kind: 'agent', agentId: 'bo' as never },
          body: '您好，我是客服。储蓄卡三天到账。祝您愉快！',
          at: T0 + 3,
        }),
      ),
    ]);
    await synced(ana);
    const draft = await ana.app.knowledge.startDraft({ from: 'ticket', ticketId: 't9', spaceId: 'help' });
    expect(draft).toMatchObject({
      title: '退款到账',
      body: '储蓄卡三天到账。',
      questions: ['退款什么时候到？我电话13800138000'],
      tags: ['refund'],
      language: 'zh',
      ticketId: 't9',
      baseVersion: 0,
    });
    const again = await ana.app.knowledge.startDraft({ from: 'ticket', ticketId: 't9', spaceId: 'help' });
    expect(again.articleId).toBe(draft.articleId);
    const { found } = await ana.app.knowledge.personalData({ ...draft, body: 'Customer c1 wrote to Agent bo' });
    expect(found.map(({ where, index, kind, text }) => [where, index, kind, text])).toEqual([
      ['body', 0, 'name', 'Customer c1'],
      ['body', 0, 'name', 'Agent bo'],
      ['question', 0, 'phone', '13800138000'],
    ]);
    await ana.app.knowledge.publish({ articleId: draft.articleId, summary: '', reviewAt: null });
    expect((await page(ana, draft.articleId)).tickets.map(({ ticketId }) => ticketId)).toEqual(['t9']);
  });
});

const ticked = async (desk: TestDesk) =>
  (await desk.app.knowledge.checklists({})).checklists[0]?.items.map(({ doneBy }) => doneBy);

describe('a checklist', () => {
  const items = ['price', 'return'].map((key) => ({ key, label: '', doneAt: null, doneBy: null, articleId: null }));
  const list = { id: 'list-1' as never, spaceId: 'help', name: '新品', dueAt: null, closedAt: null, items };

  test('ticked by two people without the hub ends with both ticks', async () => {
    const bo = await signedIn('bo');
    await ana.app.knowledge.saveChecklist(list);
    await synced(ana, bo);
    lab.hub.isDown = true;
    const tick = { checklistId: 'list-1', isDone: true, articleId: null };
    await ana.app.knowledge.tick({ ...tick, itemKey: 'price' });
    await bo.app.knowledge.tick({ ...tick, itemKey: 'return' });
    await synced(ana, bo, ana);
    expect([await ticked(ana), await ticked(bo)]).toEqual([
      ['ana', 'bo'],
      ['ana', 'bo'],
    ]);
  });

  test('knows the article that was drafted for an item, and is ticked when that is published', async () => {
    await ana.app.knowledge.saveChecklist(list);
    const start = {
      from: 'checklist' as const,
      checklistId: 'list-1',
      itemKey: 'price',
      title: '价格',
      language: 'zh' as const,
    };
    const draft = await ana.app.knowledge.startDraft(start);
    expect(draft).toMatchObject({ title: '价格', spaceId: 'help' });
    await ana.app.knowledge.saveDraft({ ...bare(draft), body: '1,899 元' });
    await ana.app.knowledge.publish({ articleId: draft.articleId, summary: '', reviewAt: null });
    const [item] = (await ana.app.knowledge.checklists({})).checklists[0]!.items;
    expect(item).toMatchObject({ doneBy: 'ana', articleId: draft.articleId });
  });
});

describe('a file of an article', () => {
  const bytes = new TextEncoder().encode('a picture of the filter');
  const sha256 = nodeCrypto.sha256(bytes);

  async function attached(desk: TestDesk): Promise<void> {
    const { attachments, knowledge } = desk.app;
    const { uploadId } = await attachments.begin({ name: 'a.png', mime: 'image/png', bytes: bytes.length });
    await attachments.append({ uploadId, offset: 0, base64: toBase64(bytes) });
    const file = await attachments.finish({ uploadId });
    const draft = await knowledge.startDraft({ from: 'article', articleId: 'k1' });
    await knowledge.saveDraft({ ...bare(draft), files: [file] });
  }
  const read = (desk: TestDesk) => desk.app.knowledge.readFile({ articleId: 'k1', sha256, offset: 0 });

  test('goes before its words, and is read by a colleague from the hub', async () => {
    lab.hub.isDown = true;
    await attached(ana);
    expect((await read(ana)).totalBytes).toBe(bytes.length);
    await ana.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null });
    await synced(ana);
    expect(
      lab.hub.requests.filter((request) => /PUT|push/.test(request)).map((request) => request.split(' ')[0]),
    ).toEqual(['PUT', 'POST']);
    const bo = await signedIn('bo');
    expect((await read(bo)).base64).toBe(toBase64(bytes));
    await expect(
      bo.app.knowledge.readFile({ articleId: 'k1', sha256: 'f'.repeat(64), offset: 0 }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('of a draft that is discarded leaves the disk', async () => {
    await attached(ana);
    await ana.app.knowledge.discardDraft({ articleId: 'k1' });
    await expect(read(ana)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('leaves the disk with its space', async () => {
    await attached(ana);
    await ana.app.knowledge.publish({ articleId: 'k1', summary: '', reviewAt: null });
    await synced(ana);
    const account = lab.hub.accounts.get('ana')!;
    lab.hub.accounts.set('ana', { ...account, scope: account.scope.filter((part) => part !== 'kb:help') });
    await synced(ana);
    await expect(page(ana)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    lab.hub.accounts.set('ana', account);
    await synced(ana);
    lab.hub.files.clear();
    await expect(read(ana)).rejects.toMatchObject({ code: 'NOT_ON_THIS_DESK' });
  });
});

describe('a folder of Markdown', () => {
  test('taken out and brought back changes nothing; an edited file becomes the next version, a faulty one is named', async () => {
    const { files, next } = await ana.app.knowledge.exportFolder({ spaceIds: ['help'], after: null });
    expect([files.length, next]).toEqual([1, null]);
    const file = files[0]!;
    const bring = (text: string, isTrial = false, path = file.path) =>
      ana.app.knowledge.importFolder({ spaceId: 'help', files: [{ path, text }], isTrial });
    expect((await bring(file.text)).results).toMatchObject([{ outcome: 'same', articleId: 'k1', problem: null }]);
    const edited = file.text.replace('# Hello', '# Hello again');
    expect((await bring(edited, true)).results).toMatchObject([{ outcome: 'changed' }]);
    expect((await page(ana)).version).toBe(1);
    expect((await bring(edited)).results).toMatchObject([{ outcome: 'changed' }]);
    await synced(ana);
    expect(await page(ana)).toMatchObject({ version: 2, body: '# Hello again' });
    const loose = async (text: string, path: string) => (await bring(text, true, path)).results[0]!;
    expect(await loose('# 退款多久到账 #\n\n三天。', 'a.md')).toMatchObject({ outcome: 'new', title: '退款多久到账' });
    expect(await loose('只有正文', 'help/zh/开发票.md')).toMatchObject({ outcome: 'new', title: '开发票' });
    expect(await loose('', 'leer.md')).toMatchObject({ outcome: 'refused', problem: { code: 'empty', line: 1 } });
    const { articleId } = (await bring('# 退款\n\n三天。', false, 'help/zh/x.md')).results[0]!;
    expect(await page(ana, articleId!)).toMatchObject({ title: '退款', body: '三天。', language: 'zh' });
    expect((await bring('---\nno head')).results).toMatchObject([
      { outcome: 'refused', articleId: null, problem: { code: 'front-matter', line: 1, field: null } },
    ]);
    const fresh = (await bring('---\ntitle: 新的\n---\n正文', false, 'help/zh/new.md')).results[0]!;
    expect(fresh).toMatchObject({ outcome: 'new', title: '新的' });
    expect(await page(ana, fresh.articleId!)).toMatchObject({ language: 'zh', spaceId: 'help', version: 1 });
  });

  test('is not brought in by who may not publish', async () => {
    const bo = await signedIn('bo');
    const files = [{ path: 'a.md', text: '---\ntitle: a\n---\nb' }];
    const { results } = await bo.app.knowledge.importFolder({ spaceId: 'help', files, isTrial: false });
    expect(results).toMatchObject([{ outcome: 'refused', problem: { code: 'forbidden' } }]);
    expect((await bo.app.outbox.list({})).items).toEqual([]);
  });
});
