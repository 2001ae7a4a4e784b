/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { feedbackIdOf } from '#shared/domain/knowledge-ids.ts';
import { agentPart } from '#shared/domain/part.ts';
import type { Article } from '#shared/domain/article.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { agentIdOf, type TestDevice, type TestHub } from '../start-test-hub.ts';

const codes = async (device: TestDevice): Promise<string[]> =>
  (await device.pull()).body.results.map(([, outcome]: [number, Outcome]) =>
    outcome.status === 'rejected' ? outcome.code : outcome.status,
  );

async function articleIn({ store }: TestHub, id: string): Promise<Article | undefined> {
  const query = store.db.selectFrom('doc').select('data').where('tbl', '=', 'article').where('id', '=', id);
  return (await query.executeTakeFirst())?.data as Article | undefined;
}

async function notices(device: TestDevice): Promise<Notice[]> {
  const { rows } = (await device.pull({ live: [agentPart(device.session.agent.id)] })).body;
  return rows.flatMap((row) => (row[2] === 'notice' && row[4] === 1 ? [row[5] as Notice] : []));
}

type File = { id: string; name: string; mime: string; bytes: number; sha256: string };
const fileOf = (text: string): File => ({
  id: `file-${randomUUID()}`,
  name: 'steps.txt',
  mime: 'text/plain',
  bytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});
const contentOf = (body: string, files: File[] = []) => ({
  title: '退款多久到账',
  body,
  language: 'zh',
  tags: [],
  questions: [],
  files,
});
type Where = { articleId?: string; spaceId?: string; baseVersion?: number; files?: File[]; proposalId?: string };

const publish = (body: string, { articleId = `article-${randomUUID()}`, ...where }: Where = {}) => ({
  name: 'article.publish',
  articleId,
  spaceId: where.spaceId ?? 'home',
  baseVersion: where.baseVersion ?? 0,
  revisionId: `revision-${randomUUID()}`,
  content: contentOf(body, where.files),
  summary: '',
  proposalId: where.proposalId ?? null,
  reviewAt: null,
});
const propose = (body: string, { articleId = `article-${randomUUID()}`, ...where }: Where = {}) => ({
  name: 'article.propose',
  proposal: {
    ...contentOf(body, where.files),
    id: where.proposalId ?? `proposal-${randomUUID()}`,
    articleId,
    spaceId: where.spaceId ?? 'home',
    baseVersion: where.baseVersion ?? 0,
    summary: '',
    ticketId: null,
  },
});

/** An article of a space nobody but the hub holds. */
async function foreignArticle(hub: TestHub, files: File[] = []): Promise<Article> {
  const about = { version: 1, status: 'published', authorId: null, updatedAt: 1, reviewedAt: null, reviewAt: null };
  const id = `article-${randomUUID()}`;
  const data = { ...contentOf('别人的', files), ...about, id, spaceId: 'secret' } as unknown as Article;
  await hub.write([{ tbl: 'article', id, data }]);
  return data;
}

/** The knowledge base: what every database has to decide alike. */
export function knowledgeSuite(hub: () => TestHub): void {
  afterAll(async () => {
    const articles = hub().store.db.selectFrom('doc').select('id').where('tbl', '=', 'article');
    const foreign = await articles.where(sql`data->>'spaceId'`, '=', 'secret').execute();
    await hub().write(foreign.map(({ id }) => ({ tbl: 'article', id, data: null })));
  });

  test('who may publish makes the next version; another agent’s words reach them as a proposal, and come back as a notice', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const articleId = `article-${randomUUID()}`;
    const proposalId = `proposal-${randomUUID()}`;
    await ann.push([publish('我来发布', { articleId }), propose('三天到账', { articleId, proposalId })]);
    expect(await codes(ann)).toEqual(['forbidden', 'ok']);
    expect((await notices(ann)).at(-1)).toMatchObject({
      reason: 'forbidden',
      articleId,
      body: expect.stringContaining('我来发布'),
    });
    await lea.push([publish('三天到账', { articleId, proposalId })]);
    expect(await codes(lea)).toEqual(['ok']);
    expect(await articleIn(hub(), articleId)).toMatchObject({
      version: 1,
      body: '三天到账',
      authorId: agentIdOf('ann'),
    });
    expect((await notices(ann)).at(-1)).toMatchObject({ kind: 'article', reason: 'published', articleId });
  });

  test('of two who publish over the same version the second is told that it is outdated', async () => {
    const [lea, ada] = [await hub().signIn('lea'), await hub().signIn('ada')];
    const articleId = `article-${randomUUID()}`;
    await lea.push([publish('一', { articleId })]);
    await lea.push([publish('二', { articleId, baseVersion: 1 })]);
    await ada.push([publish('另一个二', { articleId, baseVersion: 1 })]);
    expect(await codes(ada)).toEqual(['outdated']);
    expect(await articleIn(hub(), articleId)).toMatchObject({ version: 2, body: '二' });
    expect((await notices(ada)).at(-1)).toMatchObject({
      reason: 'outdated',
      body: expect.stringContaining('另一个二'),
    });
  });

  test('nothing is written into a space outside the scope of the writer, by whatever mutation', async () => {
    const lea = await hub().signIn('lea');
    const foreign = await foreignArticle(hub());
    const feedback = { articleId: foreign.id, verdict: 'wrong', note: '少了一步', version: 1, ticketId: null };
    const id = feedbackIdOf(foreign.id, agentIdOf('lea'), 1);
    const usage = { id: `${foreign.id}.${agentIdOf('lea')}.2026-11-21.opened`, articleId: foreign.id, how: 'opened' };
    const list = { id: `list-${randomUUID()}`, name: 'n', dueAt: null, closedAt: null, items: [] };
    await lea.push([
      publish('新的', { spaceId: 'secret' }),
      publish('换掉', { spaceId: 'secret', articleId: foreign.id, baseVersion: 1 }),
      publish('从另一头', { articleId: foreign.id, baseVersion: 1 }),
      propose('提议', { spaceId: 'secret' }),
      propose('提议', { articleId: foreign.id, baseVersion: 1 }),
      { name: 'article.archive', articleId: foreign.id, isArchived: true },
      { name: 'article.review', articleId: foreign.id, reviewAt: 1 },
      { name: 'feedback.add', feedback: { ...feedback, id, spaceId: 'secret' } },
      { name: 'feedback.add', feedback: { ...feedback, id, spaceId: 'home' } },
      { name: 'usage.add', usage: { ...usage, spaceId: 'home' } },
      { name: 'checklist.save', checklist: { ...list, spaceId: 'secret' } },
    ]);
    expect(new Set(await codes(lea))).toEqual(new Set(['scope']));
    expect((await notices(lea)).map(({ body }) => body)).toContain('少了一步');
    expect(await articleIn(hub(), foreign.id)).toEqual(foreign);
  });

  test('two who tick the same checklist at once both have ticked', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const checklistId = `list-${randomUUID()}`;
    const items = ['price', 'return'].map((key) => ({ key, label: '', doneAt: null, doneBy: null, articleId: null }));
    const checklist = { id: checklistId, spaceId: 'home', name: '新品', dueAt: null, closedAt: null, items };
    await lea.push([{ name: 'checklist.save', checklist }]);
    const tick = (itemKey: string) => ({ name: 'checklist.tick', checklistId, itemKey, isDone: true, articleId: null });
    await Promise.all([ann.push([tick('price')]), lea.push([tick('return')])]);
    const row = await hub()
      .store.db.selectFrom('doc')
      .select('data')
      .where('id', '=', checklistId)
      .executeTakeFirstOrThrow();
    const done = (row.data['items'] as { doneBy: string }[]).map(({ doneBy }) => doneBy);
    expect(done).toEqual([agentIdOf('ann'), agentIdOf('lea')]);
  });

  test('a file of an article is read by everybody who holds its space, a trainee too, and by nobody else', async () => {
    const [ann, lea, tia] = [await hub().signIn('ann'), await hub().signIn('lea'), await hub().signIn('tia')];
    const bytes = randomUUID();
    const file = fileOf(bytes);
    await lea.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: bytes });
    expect((await ann.call(`/files/v1/${file.sha256}`)).status).toBe(404);
    await foreignArticle(hub(), [file]);
    expect((await ann.call(`/files/v1/${file.sha256}`)).status).toBe(403);
    await lea.push([propose('见附件', { files: [file] })]);
    expect(await (await ann.call(`/files/v1/${file.sha256}`)).text()).toBe(bytes);
    expect(await (await tia.call(`/files/v1/${file.sha256}`)).text()).toBe(bytes);
  });

  test('a trainee reads no file of a ticket, even where they hold its queue', async () => {
    const tia = await hub().signIn('tia');
    const ann = await hub().signIn('ann');
    const bytes = randomUUID();
    const file = fileOf(bytes);
    await ann.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: bytes });
    const { ticket, message } = await hub().addTicket();
    const data = { ...file, ticketId: ticket.id, messageId: message.id } as never;
    await hub().write([{ tbl: 'attachment', id: file.id, data }]);
    await hub()
      .store.db.insertInto('scope')
      .values({ agent: agentIdOf('tia'), part: 'q:billing' })
      .execute();
    expect((await tia.call(`/files/v1/${file.sha256}`)).status).toBe(403);
    await hub()
      .store.db.deleteFrom('scope')
      .where('agent', '=', agentIdOf('tia'))
      .where('part', '=', 'q:billing')
      .execute();
    expect((await ann.call(`/files/v1/${file.sha256}`)).status).toBe(200);
  });

  test('a file is attached to knowledge only by who sent it or may read it already', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const bytes = randomUUID();
    const file = fileOf(bytes);
    await lea.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: bytes });
    await foreignArticle(hub(), [file]);
    await ann.push([propose('拿来用', { files: [file] })]);
    expect(await codes(ann)).toEqual(['scope']);
    const articleId = `article-${randomUUID()}`;
    await lea.push([publish('有图', { articleId, files: [file] }), publish('没图', { articleId, baseVersion: 1 })]);
    expect(await codes(lea)).toEqual(['ok', 'ok']);
    // Named by the earlier revision alone.
    await ann.push([propose('放回去', { articleId, baseVersion: 2, files: [file] })]);
    expect(await codes(ann)).toEqual(['scope', 'ok']);
  });
}
