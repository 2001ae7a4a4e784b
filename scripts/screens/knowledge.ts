import { KnowledgePage } from '../../e2e/pages/knowledge-page.ts';
import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

const REVIEW_LISTS = ['due', 'complained', 'used', 'unused', 'proposed', 'questions'] as const;

/** The living knowledge base, as a lead keeps it. */
export const knowledge: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  const base = new KnowledgePage(page, look.language);
  await base.open();
  await keys(page, 'j');
  await settle(page);
  await keys(page, 'w');
  await shoot('knowledge-judge');
  await keys(page, 'Escape', 'h');
  await shoot('knowledge-versions');
  await keys(page, 'Escape', 'e');
  await base.expectSaved();
  await shoot('knowledge-editor');
  await keys(page, 'Control+Enter');
  await shoot('knowledge-publish');
  await keys(page, 'Escape', 'b');
  for (const [i, list] of REVIEW_LISTS.entries()) {
    await base.openReview(String(i + 1));
    await shoot(`review-${list}`);
  }
  await base.open();
  await keys(page, 'Shift+C');
  await settle(page);
  await keys(page, 'j');
  await shoot('knowledge-checklist');
  await lock(page, look);
};
