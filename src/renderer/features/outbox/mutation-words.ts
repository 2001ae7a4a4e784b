import type { Mutation } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { contactWords } from './words/contact-words.ts';
import { knowledgeWords } from './words/knowledge-words.ts';
import { rowName } from './words/row-name.ts';
import { guidanceWords } from './words/guidance-words.ts';
import { loadWords } from './words/load-words.ts';
import { practiceWords } from './words/practice-words.ts';
import { sopWords } from './words/sop-words.ts';
import {
  fieldWords,
  fillWords,
  followWords,
  lineWords,
  linkWords,
  list,
  macroWords,
  tagWords,
} from './words/ticket-words.ts';
import { EXCERPT, type Voice } from './words/voice.ts';

/** A change as a sentence: what it does, without where. `hidesText`: the text itself stands beside it in full. */
export function mutationWords(mutation: Mutation, voice: Voice, hidesText = false): string {
  const { t } = voice;
  switch (mutation.name) {
    case 'ticket.set':
      return list(fieldWords(mutation.fields, voice), t('what.nothing'), t);
    case 'ticket.tag':
      return list(tagWords(mutation.tags, voice), t('what.tagsSame'), t);
    case 'ticket.fill':
      return list(fillWords(mutation.values, voice), t('what.nothing'), t);
    case 'ticket.follow':
      return followWords(mutation, voice);
    case 'ticket.link':
      return list(linkWords(mutation.add, mutation.remove, voice), t('what.linkSame'), t);
    case 'ticket.merge':
      return t('what.merge');
    case 'ticket.unmerge':
      return t('what.unmerge');
    case 'message.add':
      return lineWords(mutation.message, voice, hidesText);
    case 'macro.apply':
      return macroWords(mutation, voice, hidesText);
    case 'notice.dismiss':
      return t('what.dismiss');
    case 'nothing':
      return t('what.nothing');
    case 'article.propose':
    case 'proposal.close':
    case 'article.publish':
    case 'article.archive':
    case 'article.review':
    case 'feedback.add':
    case 'feedback.resolve':
    case 'usage.add':
    case 'checklist.save':
    case 'checklist.tick':
      return knowledgeWords(mutation, t);
    case 'directory.put':
      return t(`what.put.${mutation.row.tbl}`, { name: oneLine(rowName(mutation.row, voice), EXCERPT) });
    case 'directory.remove':
      return t(`what.remove.${mutation.tbl}`);
    case 'contact.save':
    case 'ticket.create':
    case 'customer.change':
    case 'promise.make':
    case 'promise.settle':
    case 'gesture.note':
      return contactWords(mutation, voice);
    case 'run.start':
    case 'run.append':
    case 'run.attach':
    case 'sop.publish':
    case 'sop.retire':
    case 'flag.raise':
    case 'flag.resolve':
    case 'lesson.save':
      return sopWords(mutation, voice);
    case 'card.publish':
    case 'card.retire':
    case 'showing.record':
    case 'correction.share':
      return guidanceWords(mutation, voice);
    case 'load.save':
    case 'shift.save':
    case 'shift.remove':
      return loadWords(mutation, voice);
    case 'practice.share':
    case 'practice.withdraw':
    case 'scenario.publish':
    case 'scenario.retire':
      return practiceWords(mutation, voice);
    case 'agent.sign':
      return t('what.sign');
    case 'search.save':
      return t('what.saveSearch', { name: mutation.search.name });
    case 'search.forget':
      return t('what.forgetSearch');
    default:
      return assertNever(mutation);
  }
}
