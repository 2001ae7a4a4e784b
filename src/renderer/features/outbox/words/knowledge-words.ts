import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, type Voice } from './voice.ts';

const FEEDBACK = {
  useful: 'what.feedbackUseful',
  'not-useful': 'what.feedbackNotUseful',
  wrong: 'what.feedbackWrong',
} as const;

type KnowledgeName = Extract<
  Mutation['name'],
  `article.${string}` | `proposal.${string}` | `feedback.${string}` | `usage.${string}` | `checklist.${string}`
>;

export function knowledgeWords(mutation: MutationOf<KnowledgeName>, t: Voice['t']): string {
  switch (mutation.name) {
    case 'article.propose':
      return t('what.propose', { title: oneLine(mutation.proposal.title, EXCERPT) });
    case 'proposal.close':
      return t('what.closeProposal');
    case 'article.publish':
      return t('what.publish', { title: oneLine(mutation.content.title, EXCERPT) });
    case 'article.archive':
      return t(mutation.isArchived ? 'what.archive' : 'what.unarchive');
    case 'article.review':
      return t('what.review');
    case 'feedback.add':
      return t(FEEDBACK[mutation.feedback.verdict]);
    case 'feedback.resolve':
      return t('what.feedbackResolve');
    case 'usage.add':
      return t('what.usage');
    case 'checklist.save':
      return t('what.checklist', { name: mutation.checklist.name });
    case 'checklist.tick':
      return t(mutation.isDone ? 'what.tick' : 'what.untick');
    default:
      return assertNever(mutation);
  }
}
