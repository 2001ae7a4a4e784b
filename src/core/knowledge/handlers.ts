import { implement } from '@orpc/server';
import { knowledge as contract } from '#shared/contract/app/knowledge.ts';
import { notBuilt } from '../kernel/refusal.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import { listArticles } from './queries.ts';

export function knowledgeRouter(desk: CurrentDesk) {
  const os = implement(contract);
  return os.router({
    list: os.list.handler(({ input }) => ({ items: desk().read((db) => listArticles(db, input)) })),
    get: os.get.handler(notBuilt),
    revision: os.revision.handler(notBuilt),
    readFile: os.readFile.handler(notBuilt),
    spaces: os.spaces.handler(notBuilt),
    inserted: os.inserted.handler(notBuilt),
    judge: os.judge.handler(notBuilt),
    resolveFeedback: os.resolveFeedback.handler(notBuilt),
    drafts: os.drafts.handler(notBuilt),
    draft: os.draft.handler(notBuilt),
    startDraft: os.startDraft.handler(notBuilt),
    saveDraft: os.saveDraft.handler(notBuilt),
    discardDraft: os.discardDraft.handler(notBuilt),
    personalData: os.personalData.handler(notBuilt),
    propose: os.propose.handler(notBuilt),
    publish: os.publish.handler(notBuilt),
    rebaseDraft: os.rebaseDraft.handler(notBuilt),
    closeProposal: os.closeProposal.handler(notBuilt),
    archive: os.archive.handler(notBuilt),
    review: os.review.handler(notBuilt),
    reviewList: os.reviewList.handler(notBuilt),
    questions: os.questions.handler(notBuilt),
    dismissQuestion: os.dismissQuestion.handler(notBuilt),
    checklists: os.checklists.handler(notBuilt),
    saveChecklist: os.saveChecklist.handler(notBuilt),
    tick: os.tick.handler(notBuilt),
    exportFolder: os.exportFolder.handler(notBuilt),
    importFolder: os.importFolder.handler(notBuilt),
  });
}
