import { implement } from '@orpc/server';
import { knowledge as contract } from '#shared/contract/app/knowledge.ts';
import type { Article } from '#shared/domain/article.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { ArticleId, TicketId } from '#shared/kernel/ids.ts';
import type { Contents } from '../attachments/index.ts';
import { DiskFull } from '../db/errors.ts';
import { toBase64 } from '../kernel/base64.ts';
import type { CurrentDesk, Desk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { checklistsIn, spacesIn } from './checklists.ts';
import { giveBack } from './declined.ts';
import { drafting } from './drafting.ts';
import { draftFields, dropDraft, findDraft, type DraftContent } from './drafts.ts';
import { exportPage, importFiles } from './folder.ts';
import type { Miner } from './mining/miner.ts';
import { clustersIn, dismiss, miningState } from './mining/store.ts';
import { findRevision, namesFile, readPage } from './page.ts';
import { feedbackOf, linkOf, missingOf, proposeOf, publishOf, usageOf } from './publishing.ts';
import { listArticles } from './queries.ts';
import { readReview, reviewAfterMs } from './review.ts';
import { proposedDraft } from './start-draft.ts';
import { articleTable, proposalTable, usageTable } from './tables.ts';

type Deps = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly contents: Contents;
  readonly miner: Miner;
};

const articleOf = (desk: Desk, articleId: string): Article =>
  found(desk.read((db) => articleTable.get(db, articleId))).data;

/** Nothing where this use of the day is known. */
function useOf(desk: Desk, article: Article, how: 'opened' | 'inserted', now: number): Mutation[] {
  const id = usageOf(article, desk.agent().id, how, now);
  if (desk.read((db) => usageTable.version(db, id)) !== undefined) return [];
  return [{ name: 'usage.add', usage: { id, articleId: article.id, spaceId: article.spaceId, how } }];
}

/** Counting must not keep anybody from reading. */
function noteReading(desk: Desk, articleId: string, now: number): void {
  const article = desk.read((db) => articleTable.get(db, articleId))?.data;
  const mutations = article ? useOf(desk, article, 'opened', now) : [];
  try {
    if (mutations.length > 0) desk.mutate(mutations);
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
  }
}

/** The ticket an answer came from, or went to, is told; one that has moved on is no reason to refuse anything. */
function link(desk: Desk, ticketId: TicketId | null, articleId: ArticleId): void {
  const links = desk.read((db) => linkOf(db, ticketId, articleId));
  if (links.length === 0 || !mayDo(desk.agent().role, 'ticket.write')) return;
  try {
    desk.mutate(links);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const isSameDraft = (a: DraftContent | undefined, b: DraftContent): boolean =>
  a !== undefined && JSON.stringify(draftFields(a)) === JSON.stringify(draftFields(b));

/** The draft is gone with the transaction that sends its words; one that says anything else stays. */
function send(desk: Desk, sent: DraftContent, mutations: readonly Mutation[]): void {
  desk.mutate(mutations, (tx, changed) => {
    if (isSameDraft(findDraft(tx, sent.articleId), sent)) dropDraft(tx, sent.articleId, changed);
  });
}

/** What is read. */
function reading({ desk, clock, contents }: Deps) {
  const os = implement(contract);
  return {
    list: os.list.handler(({ input }) => ({ items: desk().read((db) => listArticles(db, input)) })),
    get: os.get.handler(({ input }) => {
      const here = desk();
      const now = clock.now();
      if (input.isReading) noteReading(here, input.articleId, now);
      const agent = here.agent();
      return found(here.read((db) => readPage(db, input.articleId, agent, now)));
    }),
    revision: os.revision.handler(({ input }) =>
      found(desk().read((db) => findRevision(db, input.articleId, input.version))),
    ),
    readFile: os.readFile.handler(async ({ input, errors }) => {
      const here = desk();
      const { articleId, sha256, offset } = input;
      if (!here.read((db) => namesFile(db, articleId, sha256))) throw new Refusal('NOT_FOUND');
      const read = await contents.piece(here, { sha256 }, offset).catch(() => {
        throw errors.DAMAGED();
      });
      if (!read) throw errors.NOT_ON_THIS_DESK();
      return { base64: toBase64(read.piece), totalBytes: read.totalBytes };
    }),
    spaces: os.spaces.handler(() => ({ spaces: desk().read(spacesIn) })),
    reviewList: os.reviewList.handler(({ input }) => {
      const here = desk();
      const agent = here.agent();
      return here.read((db) => readReview(db, input, agent, clock.now()));
    }),
    checklists: os.checklists.handler(() => ({ checklists: desk().read(checklistsIn) })),
    exportFolder: os.exportFolder.handler(({ input }) =>
      desk().read((db) => exportPage(db, input.spaceIds, input.after)),
    ),
  };
}

/** What readers say of an article, and where they use it. */
function judging({ desk, clock }: Deps) {
  const os = implement(contract);
  return {
    inserted: os.inserted.handler(({ input }) => {
      const here = desk();
      const article = articleOf(here, input.articleId);
      const uses = useOf(here, article, 'inserted', clock.now());
      if (uses.length > 0) here.mutate(uses);
      link(here, input.ticketId, article.id);
      return {};
    }),
    judge: os.judge.handler(({ input }) => {
      const here = desk();
      const { articleId, ...said } = input;
      here.mutate([feedbackOf(articleOf(here, articleId), here.agent().id, { ...said, note: said.note.trim() })]);
      return {};
    }),
    resolveFeedback: os.resolveFeedback.handler(({ input }) => {
      desk().mutate([{ name: 'feedback.resolve', feedbackId: input.feedbackId }]);
      return {};
    }),
  };
}

/** A draft becomes a proposal, or the next version, and is gone with the same transaction. */
function publishing({ desk, ids, clock }: Deps) {
  const os = implement(contract);
  return {
    propose: os.propose.handler(({ input, errors }) => {
      const here = desk();
      const draft = found(here.read((db) => findDraft(db, input.articleId)));
      const fields = missingOf(draft);
      if (fields.length > 0) throw errors.INCOMPLETE({ data: { fields } });
      const who = { agentId: here.agent().id, ids };
      send(
        here,
        draft,
        here.read((db) => proposeOf(db, draft, input.summary, who)),
      );
      return {};
    }),
    publish: os.publish.handler(({ input, errors }) => {
      const here = desk();
      const { articleId, proposalId, ...about } = input;
      const draft = here.read((db) =>
        proposalId ? proposedDraft(db, proposalId, articleId) : found(findDraft(db, articleId)),
      );
      const fields = missingOf(draft);
      if (fields.length > 0) throw errors.INCOMPLETE({ data: { fields } });
      const version = here.read((db) => articleTable.get(db, articleId))?.data.version ?? 0;
      if (version !== draft.baseVersion && version > 0) throw errors.OUTDATED({ data: { version } });
      send(
        here,
        draft,
        here.read((db) => publishOf(db, draft, about, ids)),
      );
      link(here, draft.ticketId, articleId);
      return {};
    }),
    closeProposal: os.closeProposal.handler(({ input }) => {
      const here = desk();
      const proposal = here.read((db) => proposalTable.get(db, input.proposalId))?.data;
      const isMine = proposal?.authorId === here.agent().id;
      here.mutate([{ name: 'proposal.close', ...input }], (tx, changed) => {
        if (isMine) giveBack(tx, proposal, clock.now(), changed);
      });
      return {};
    }),
    archive: os.archive.handler(({ input }) => {
      desk().mutate([{ name: 'article.archive', ...input }]);
      return {};
    }),
    review: os.review.handler(({ input }) => {
      const here = desk();
      const reviewAt = input.reviewAt ?? clock.now() + here.read(reviewAfterMs);
      here.mutate([{ name: 'article.review', articleId: input.articleId, reviewAt }]);
      return {};
    }),
    importFolder: os.importFolder.handler(({ input }) => {
      const here = desk();
      const mayPublish = mayDo(here.agent().role, 'article.publish');
      const into = { spaceId: input.spaceId, mayPublish, ids };
      const { results, mutations } = here.read((db) => importFiles(db, input.files, into));
      if (!input.isTrial && mutations.length > 0) here.mutate(mutations);
      return { results };
    }),
  };
}

/** Questions without an answer, and what must stand before a product is sold. */
function keeping({ desk, clock, miner }: Deps) {
  const os = implement(contract);
  return {
    questions: os.questions.handler(({ input }) => {
      const here = desk();
      const known = here.read(miningState);
      if (input.again || !known) miner.start(here);
      const share = miner.share();
      return {
        clusters: here.read(clustersIn),
        isRunning: share !== null,
        doneShare: share ?? (known ? 1 : 0),
        minedAt: known?.minedAt ?? null,
        tickets: known?.tickets ?? 0,
      };
    }),
    dismissQuestion: os.dismissQuestion.handler(({ input }) => {
      desk().writeLocal((tx, changed) => {
        dismiss(tx, input.clusterId, clock.now(), changed);
      });
      return {};
    }),
    saveChecklist: os.saveChecklist.handler(({ input }) => {
      desk().mutate([{ name: 'checklist.save', checklist: input }]);
      return {};
    }),
    tick: os.tick.handler(({ input }) => {
      desk().mutate([{ name: 'checklist.tick', ...input }]);
      return {};
    }),
  };
}

export function knowledgeRouter(deps: Deps) {
  return implement(contract).router({
    ...reading(deps),
    ...judging(deps),
    ...drafting(deps),
    ...publishing(deps),
    ...keeping(deps),
  });
}
