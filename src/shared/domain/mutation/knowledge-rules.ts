import { notYet, type Rules } from './rule.ts';

/** What may be written about the team's knowledge, by name. */
export const KNOWLEDGE_RULES: Rules<
  | 'article.propose'
  | 'proposal.close'
  | 'article.publish'
  | 'article.archive'
  | 'article.review'
  | 'feedback.add'
  | 'feedback.resolve'
  | 'usage.add'
  | 'checklist.save'
  | 'checklist.tick'
> = {
  'article.propose': { right: 'article.propose', keys: () => [], decide: notYet },
  'proposal.close': { right: 'article.propose', keys: () => [], decide: notYet },
  'article.publish': { right: 'article.publish', keys: () => [], decide: notYet },
  'article.archive': { right: 'article.publish', keys: () => [], decide: notYet },
  'article.review': { right: 'article.publish', keys: () => [], decide: notYet },
  'feedback.add': { right: 'article.judge', keys: () => [], decide: notYet },
  'feedback.resolve': { right: 'article.publish', keys: () => [], decide: notYet },
  'usage.add': { right: 'article.judge', keys: () => [], decide: notYet },
  'checklist.save': { right: 'article.publish', keys: () => [], decide: notYet },
  'checklist.tick': { right: 'article.propose', keys: () => [], decide: notYet },
};
