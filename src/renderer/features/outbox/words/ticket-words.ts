import type { MutationOf } from '#shared/domain/mutation/index.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, valueWords, type Voice } from './voice.ts';

type Field = keyof TicketFields;
const FIELDS: readonly Field[] = ['status', 'priority', 'assigneeId', 'queueId', 'subject', 'snoozedUntilAt'];

export function fieldWords(fields: TicketFields, voice: Voice): string[] {
  return FIELDS.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    if (field === 'assigneeId' && value === null) return [voice.t('what.unassign')];
    if (field === 'snoozedUntilAt' && value === null) return [voice.t('what.wake')];
    return [voice.t(`what.${field}`, { value: valueWords(field, value, voice) })];
  });
}

const write = (tags: readonly string[]): string => tags.map((tag) => `#${tag}`).join(' ');

export function tagWords(
  tags: { readonly add: readonly string[]; readonly remove: readonly string[] },
  { t }: Voice,
): string[] {
  return [
    ...(tags.add.length > 0 ? [t('what.addTags', { tags: write(tags.add) })] : []),
    ...(tags.remove.length > 0 ? [t('what.removeTags', { tags: write(tags.remove) })] : []),
  ];
}

type Line = { readonly kind: 'reply' | 'note'; readonly body: string; readonly attachments: readonly unknown[] };

export function lineWords(line: Line, { t }: Voice, hidesText: boolean): string {
  if (hidesText) return t(`what.${line.kind}Only`);
  const text = oneLine(line.body, EXCERPT);
  return text === ''
    ? t(`what.${line.kind}Files`, { count: line.attachments.length })
    : t(`what.${line.kind}`, { text });
}

const join = (parts: readonly string[], t: Voice['t']): string =>
  parts.reduce((first, rest) => t('what.join', { first, rest }));

export const list = (parts: readonly string[], none: string, t: Voice['t']): string =>
  parts.length > 0 ? join(parts, t) : none;

export function fillWords(values: Readonly<Record<string, FieldValue | null>>, { t, common, names }: Voice): string[] {
  const fields = Object.entries(values).map(([key, value]) => {
    const known = names.field(key, value) ?? { label: key, value: String(value ?? '') };
    return t('what.filled', { label: known.label, value: oneLine(known.value, EXCERPT) || t('clash.nothing') });
  });
  return fields.length === 0 ? [] : [t('what.fill', { fields: fields.join(common('comma')) })];
}

export function linkWords(added: readonly unknown[], removed: readonly unknown[], { t }: Voice): string[] {
  return [
    ...(added.length > 0 ? [t('what.addArticles', { count: added.length })] : []),
    ...(removed.length > 0 ? [t('what.removeArticles', { count: removed.length })] : []),
  ];
}

export function macroWords(mutation: MutationOf<'macro.apply'>, voice: Voice, hidesText: boolean): string {
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

export function followWords(
  { agentId, isFollowing }: MutationOf<'ticket.follow'>,
  { t, common, names, me }: Voice,
): string {
  if (agentId === me) return t(isFollowing ? 'what.follow' : 'what.unfollow');
  return t(isFollowing ? 'what.followOther' : 'what.unfollowOther', {
    name: names.agent(agentId) ?? common('unknownPerson'),
  });
}
