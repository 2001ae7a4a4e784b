import type { Notice } from '#shared/domain/notice.ts';
import { articleNoticeId } from '#shared/domain/knowledge-ids.ts';
import type { Proposal } from '#shared/domain/article.ts';
import { ArticleId } from '#shared/kernel/ids.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { noticeTable } from '../notices/index.ts';
import { draftOf, findDraft, returnToArticleDraft } from './drafts.ts';
import { proposalTable } from './tables.ts';

const proposalsBy = (db: ReadableDb, agentId: string): Proposal[] =>
  db.all<Row>('select data from proposal where author_id = ?', [agentId]).map((row) => proposalTable.fromRow(row));

function declineOf(db: ReadableDb, { id }: Proposal): Notice | undefined {
  if (proposalTable.get(db, id)) return undefined;
  const notice = noticeTable.get(db, articleNoticeId(id))?.data;
  return notice?.reason === 'declined' ? notice : undefined;
}

/** What was proposed becomes its author's draft again, behind what they have begun since. */
export function giveBack(tx: WritableDb, proposal: Proposal, at: number, changed: ChangeSet): void {
  // A draft begun from the proposal holds its words already, as far as its author still wants them.
  if (findDraft(tx, proposal.articleId)?.proposalId === proposal.id) return;
  const { authorId: _, at: __, ...proposed } = proposal;
  const draft = draftOf({ name: 'article.propose', proposal: proposed });
  if (!draft) return;
  const back = { ...draft, proposalId: null };
  if (returnToArticleDraft(tx, back, at, changed)) return;
  // Too long to stand behind what was begun since: they become a new article's, under an id nobody else can have.
  returnToArticleDraft(tx, { ...back, articleId: ArticleId.parse(proposal.id), baseVersion: 0 }, at, changed);
}

/**
 * What the hub says is applied by `work`. A proposal that leaves with it because it was declined becomes its author's draft
 * again: the hub forgets a declined proposal, and the desk has the only words left.
 */
export function keepingDeclined(tx: WritableDb, agentId: string, changed: ChangeSet, work: () => void): void {
  const before = proposalsBy(tx, agentId);
  work();
  for (const proposal of before) {
    const notice = declineOf(tx, proposal);
    if (notice) giveBack(tx, proposal, notice.at, changed);
  }
}
