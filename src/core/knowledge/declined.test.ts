import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleDraft } from '#shared/contract/app/knowledge.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { anAgent, row } from '#testkit/core-team.ts';
import { draftFields } from './drafts.ts';

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
const bare = (draft: ArticleDraft) => draftFields(draft);
const draftAt = async (desk: TestDesk, articleId: string) => (await desk.app.knowledge.draft({ articleId })).draft;
/** How many proposals wait, as listed and as counted. */
async function seen(desk: TestDesk) {
  const { proposals, counts } = await desk.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
  return [proposals.length, counts['proposed']];
}

async function edit(desk: TestDesk, articleId: string, body: string): Promise<void> {
  const draft = await desk.app.knowledge.startDraft({ from: 'article', articleId });
  await desk.app.knowledge.saveDraft({ ...bare(draft), body });
}

async function proposeNew(desk: TestDesk) {
  const from = { from: 'nothing', spaceId: 'help', language: 'zh', title: '怎么换滤芯' } as const;
  const draft = await desk.app.knowledge.startDraft(from);
  await desk.app.knowledge.saveDraft({ ...bare(draft), body: '先关水阀。', tags: ['净水'] });
  await desk.app.knowledge.propose({ articleId: draft.articleId, summary: '常有人问' });
  return draft.articleId;
}
async function decline(articleId: string, ...others: TestDesk[]) {
  await synced(...others, ana);
  const { proposals } = await ana.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
  const { id: proposalId } = proposals.find((proposal) => proposal.articleId === articleId)!;
  await ana.app.knowledge.closeProposal({ proposalId, words: '请写上依据' });
  await synced(ana, ...others);
}

describe('a declined proposal', () => {
  test('of a new article is its author’s draft again, named by the notice, and can be proposed anew', async () => {
    const bo = await signedIn('bo');
    const articleId = await proposeNew(bo);
    await decline(articleId, bo);
    const body = '> 常有人问\n\n先关水阀。';
    expect((await bo.app.knowledge.drafts({})).drafts).toMatchObject([
      { articleId, title: '怎么换滤芯', body, tags: ['净水'], baseVersion: 0, proposalId: null },
    ]);
    const told = { reason: 'declined', body: '请写上依据', articleTitle: '怎么换滤芯', hasDraft: true };
    expect((await bo.app.notices.list({})).items).toMatchObject([told]);
    expect((await ana.app.knowledge.drafts({})).drafts).toEqual([]);
    await bo.app.knowledge.propose({ articleId, summary: '' });
    await synced(bo, ana);
    const again = await ana.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
    expect(again.proposals).toMatchObject([{ articleId, body, authorName: 'Agent bo' }]);
  });

  test('of an article that stands comes back behind what was begun since', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'better');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    await edit(bo, 'k1', 'begun since');
    await decline('k1', bo);
    expect(await draftAt(bo, 'k1')).toMatchObject({ body: 'begun since\n\nbetter', baseVersion: 1 });
  });

  test('taken back by its author is their draft at once, and once only', async () => {
    const bo = await signedIn('bo');
    lab.hub.isDown = true;
    const articleId = await proposeNew(bo);
    const [proposal] = (await bo.app.knowledge.reviewList({ list: 'proposed', limit: 10 })).proposals;
    await bo.app.knowledge.closeProposal({ proposalId: proposal!.id, words: '' });
    const kept = [{ articleId, body: '> 常有人问\n\n先关水阀。', proposalId: null }];
    expect((await bo.app.knowledge.drafts({})).drafts).toMatchObject(kept);
    await synced(bo, ana);
    expect((await bo.app.knowledge.drafts({})).drafts).toMatchObject(kept);
    expect(await seen(ana)).toEqual([0, 0]);
  });

  test('comes back behind what is typed meanwhile, until the author who has seen it takes it away', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'an hour of work');
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    const open = await bo.app.knowledge.startDraft({ from: 'article', articleId: 'k1' });
    await decline('k1', bo);
    const type = async (draft: ArticleDraft, body: string) =>
      (await bo.app.knowledge.saveDraft({ ...bare(draft), body })).draft;
    await type(open, 'begun');
    const shown = await type(open, 'begun since');
    expect(shown.body).toBe('begun since\n\nan hour of work');
    expect(await draftAt(bo, 'k1')).toEqual(shown);
    expect((await type(shown, 'begun since, mine alone')).body).toBe('begun since, mine alone');
    expect((await type(shown, 'and so on')).body).toBe('and so on');
  });

  test('comes back as a new article where there is no room behind what was begun since', async () => {
    const bo = await signedIn('bo');
    await edit(bo, 'k1', 'b'.repeat(150_000));
    await bo.app.knowledge.propose({ articleId: 'k1', summary: '' });
    await edit(bo, 'k1', 's'.repeat(150_000));
    await decline('k1', bo);
    const { drafts } = await bo.app.knowledge.drafts({});
    const known = drafts.map(({ body, baseVersion }) => `${baseVersion}: ${body.length} ${body[0]}`);
    expect(known.toSorted((a, b) => a.localeCompare(b))).toEqual(['0: 150000 b', '1: 150000 s']);
  });

  test('that its author goes on writing is not put behind their own words', async () => {
    const bo = await signedIn('bo');
    const articleId = await proposeNew(bo);
    await synced(bo);
    const { proposals } = await bo.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
    const draft = await bo.app.knowledge.startDraft({ from: 'proposal', proposalId: proposals[0]!.id });
    await bo.app.knowledge.saveDraft({ ...bare(draft), body: '先关水阀，再拧开。' });
    await decline(articleId, bo);
    expect((await draftAt(bo, articleId))?.body).toBe('先关水阀，再拧开。');
  });

  test('stays gone when it was published', async () => {
    const bo = await signedIn('bo');
    const articleId = await proposeNew(bo);
    await synced(bo, ana);
    const { proposals } = await bo.app.knowledge.reviewList({ list: 'proposed', limit: 10 });
    await ana.app.knowledge.publish({ articleId, proposalId: proposals[0]!.id, summary: '', reviewAt: null });
    await synced(bo, ana, bo);
    expect((await bo.app.knowledge.drafts({})).drafts).toEqual([]);
  });

  test('is counted for nobody, and a colleague’s only for who decides', async () => {
    const bo = await signedIn('bo');
    await edit(ana, 'k1', 'hers');
    await ana.app.knowledge.propose({ articleId: 'k1', summary: '' });
    const articleId = await proposeNew(bo);
    await synced(ana, bo);
    expect([await seen(bo), await seen(ana)]).toEqual([
      [1, 1],
      [2, 2],
    ]);
    await decline(articleId, bo);
    expect([await seen(bo), await seen(ana)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
