import type { DirectoryRow, Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { writtenIn } from '#shared/domain/mutation/words.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Priority, TicketFields, TicketStatus } from '#shared/domain/ticket.ts';
import type { LocalizedText } from '#shared/kernel/text.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { Translate } from '../../lib/i18n.tsx';

/** Names behind ids, from the directory; undefined where the desk does not know them (any more). */
export type Names = {
  readonly agent: (id: string) => string | undefined;
  readonly queue: (id: string) => string | undefined;
  readonly macro: (id: string) => string | undefined;
  /** The label of a custom field and a value of it in words, by its key. */
  readonly field: (key: string, value: FieldValue | null) => { label: string; value: string } | undefined;
};
export type Voice = {
  readonly t: Translate<'outbox'>;
  readonly common: Translate<'common'>;
  readonly names: Names;
  readonly localized: (text: LocalizedText) => string;
  readonly dateTime: (at: number) => string;
  /** The id of the person at the desk. */
  readonly me: string | null;
};

const STATUSES: Record<TicketStatus, true> = { open: true, pending: true, solved: true, closed: true, spam: true };
const PRIORITIES: Record<Priority, true> = { low: true, normal: true, high: true, urgent: true };
const isStatus = (value: string): value is TicketStatus => Object.hasOwn(STATUSES, value);
const isPriority = (value: string): value is Priority => Object.hasOwn(PRIORITIES, value);

/** How much of a text stands in a line. */
const EXCERPT = 60;

/** A field's value as people say it: `solved` → 已解决, an agent's id → their name. */
export function valueWords(field: string, value: string | number | null, voice: Voice): string {
  if (typeof value === 'number') return voice.dateTime(value);
  const { t, common, names } = voice;
  if (field === 'assigneeId')
    return value === null ? common('nobody') : (names.agent(value) ?? common('unknownPerson'));
  if (value === null || value === '') return t('clash.nothing');
  if (field === 'queueId') return names.queue(value) ?? common('unknownQueue');
  if (field === 'status' && isStatus(value)) return common(`status.${value}`);
  if (field === 'priority' && isPriority(value)) return common(`priority.${value}`);
  return field === 'subject' ? t('quote', { text: oneLine(value, EXCERPT) }) : value;
}

type Field = keyof TicketFields;
const FIELDS: readonly Field[] = ['status', 'priority', 'assigneeId', 'queueId', 'subject', 'snoozedUntilAt'];

function fieldWords(fields: TicketFields, voice: Voice): string[] {
  return FIELDS.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    if (field === 'assigneeId' && value === null) return [voice.t('what.unassign')];
    if (field === 'snoozedUntilAt' && value === null) return [voice.t('what.wake')];
    return [voice.t(`what.${field}`, { value: valueWords(field, value, voice) })];
  });
}

const write = (tags: readonly string[]): string => tags.map((tag) => `#${tag}`).join(' ');

function tagWords(
  tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
  { t }: Voice,
): string[] {
  return [
    ...(tags.add.length > 0 ? [t('what.addTags', { tags: write(tags.add) })] : []),
    ...(tags.remove.length > 0 ? [t('what.removeTags', { tags: write(tags.remove) })] : []),
  ];
}

type Line = { readonly kind: 'reply' | 'note'; readonly body: string; readonly attachments: readonly unknown[] };

function lineWords(line: Line, { t }: Voice, hidesText: boolean): string {
  if (hidesText) return t(`what.${line.kind}Only`);
  const text = oneLine(line.body, EXCERPT);
  return text === ''
    ? t(`what.${line.kind}Files`, { count: line.attachments.length })
    : t(`what.${line.kind}`, { text });
}

const join = (parts: readonly string[], t: Voice['t']): string =>
  parts.reduce((first, rest) => t('what.join', { first, rest }));

const list = (parts: readonly string[], none: string, t: Voice['t']): string =>
  parts.length > 0 ? join(parts, t) : none;

function fillWords(values: Readonly<Record<string, FieldValue | null>>, { t, common, names }: Voice): string[] {
  const fields = Object.entries(values).map(([key, value]) => {
    const known = names.field(key, value) ?? { label: key, value: String(value ?? '') };
    return t('what.filled', { label: known.label, value: oneLine(known.value, EXCERPT) || t('clash.nothing') });
  });
  return fields.length === 0 ? [] : [t('what.fill', { fields: fields.join(common('comma')) })];
}

function linkWords(added: readonly unknown[], removed: readonly unknown[], { t }: Voice): string[] {
  return [
    ...(added.length > 0 ? [t('what.addArticles', { count: added.length })] : []),
    ...(removed.length > 0 ? [t('what.removeArticles', { count: removed.length })] : []),
  ];
}

function macroWords(mutation: MutationOf<'macro.apply'>, voice: Voice, hidesText: boolean): string {
  const { t, names } = voice;
  const name = names.macro(mutation.macroId);
  const lines = [mutation.message, mutation.note].filter((line) => line !== null);
  const parts = [
    name === undefined ? t('what.macroUnknown') : t('what.macro', { name }),
    ...fieldWords(mutation.fields, voice),
    ...tagWords(mutation.tags, voice),
    ...fillWords(mutation.values, voice),
    ...linkWords(mutation.articleIds, [], voice),
    ...(mutation.follow ? [t('what.follow')] : []),
    ...lines.map((line) => lineWords(line, voice, hidesText)),
  ];
  return join(parts, t);
}

function followWords({ agentId, isFollowing }: MutationOf<'ticket.follow'>, { t, common, names, me }: Voice): string {
  if (agentId === me) return t(isFollowing ? 'what.follow' : 'what.unfollow');
  return t(isFollowing ? 'what.followOther' : 'what.unfollowOther', {
    name: names.agent(agentId) ?? common('unknownPerson'),
  });
}

const FEEDBACK = {
  useful: 'what.feedbackUseful',
  'not-useful': 'what.feedbackNotUseful',
  wrong: 'what.feedbackWrong',
} as const;

function rowName(row: DirectoryRow, { localized, common }: Voice): string {
  switch (row.tbl) {
    case 'calendar':
    case 'policy':
      return row.data.name;
    case 'field':
      return localized(row.data.label);
    case 'macro':
      return localized(row.data.name);
    case 'synonym':
      return row.data.words.join(common('comma'));
    case 'tag':
      return row.data.tag;
    case 'team':
      return '';
    default:
      return assertNever(row);
  }
}

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

type KnowledgeName = Extract<
  Mutation['name'],
  `article.${string}` | `proposal.${string}` | `feedback.${string}` | `usage.${string}` | `checklist.${string}`
>;

function knowledgeWords(mutation: MutationOf<KnowledgeName>, t: Voice['t']): string {
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

/** The words an agent wrote in a change, which must never be lost; null where there are none. */
export function textOf(mutation: Mutation): string | null {
  const written = writtenIn(mutation);
  return written.length === 0 ? null : written.join('\n\n');
}

/** Where refused words can go back to: the draft of their ticket, or of their article; null: nowhere but the clipboard. */
export function draftOf(mutation: Mutation): 'ticket' | 'article' | null {
  switch (mutation.name) {
    case 'message.add':
    case 'macro.apply':
      return 'ticket';
    case 'article.propose':
    case 'article.publish':
      return 'article';
    default:
      return null;
  }
}
