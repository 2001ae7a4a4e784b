import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Priority, TicketFields, TicketStatus } from '#shared/domain/ticket.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { Translate } from '../../lib/i18n.tsx';

/** Names behind ids, from the directory; undefined where the desk does not know them (any more). */
export type Names = {
  readonly agent: (id: string) => string | undefined;
  readonly queue: (id: string) => string | undefined;
  readonly macro: (id: string) => string | undefined;
};
export type Voice = { readonly t: Translate<'outbox'>; readonly common: Translate<'common'>; readonly names: Names };

const STATUSES: Record<TicketStatus, true> = { open: true, pending: true, solved: true, closed: true, spam: true };
const PRIORITIES: Record<Priority, true> = { low: true, normal: true, high: true, urgent: true };
const isStatus = (value: string): value is TicketStatus => Object.hasOwn(STATUSES, value);
const isPriority = (value: string): value is Priority => Object.hasOwn(PRIORITIES, value);

/** How much of a text stands in a line. */
const EXCERPT = 60;

/** A field's value as people say it: `solved` → 已解决, an agent's id → their name. */
export function valueWords(field: string, value: string | null, { t, common, names }: Voice): string {
  if (field === 'assigneeId')
    return value === null ? common('nobody') : (names.agent(value) ?? common('unknownPerson'));
  if (value === null || value === '') return t('clash.nothing');
  if (field === 'queueId') return names.queue(value) ?? common('unknownQueue');
  if (field === 'status' && isStatus(value)) return common(`status.${value}`);
  if (field === 'priority' && isPriority(value)) return common(`priority.${value}`);
  return field === 'subject' ? t('quote', { text: oneLine(value, EXCERPT) }) : value;
}

type Field = keyof TicketFields;
const FIELDS: readonly Field[] = ['status', 'priority', 'assigneeId', 'queueId', 'subject'];

function fieldWords(fields: TicketFields, voice: Voice): string[] {
  return FIELDS.flatMap((field) => {
    const value = fields[field];
    if (value === undefined) return [];
    if (field === 'assigneeId' && value === null) return [voice.t('what.unassign')];
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

/** A change as a sentence: what it does, without where. `hidesText`: the text itself stands beside it in full. */
export function mutationWords(mutation: Mutation, voice: Voice, hidesText = false): string {
  const { t, names } = voice;
  const say = (parts: readonly string[], none: string) => (parts.length > 0 ? join(parts, t) : none);
  switch (mutation.name) {
    case 'ticket.set':
      return say(fieldWords(mutation.fields, voice), t('what.nothing'));
    case 'ticket.tag':
      return say(tagWords(mutation.tags, voice), t('what.tagsSame'));
    case 'message.add':
      return lineWords(mutation.message, voice, hidesText);
    case 'macro.apply': {
      const name = names.macro(mutation.macroId);
      const macro = name === undefined ? t('what.macroUnknown') : t('what.macro', { name });
      const line = mutation.message ? [lineWords(mutation.message, voice, hidesText)] : [];
      return join([macro, ...fieldWords(mutation.fields, voice), ...tagWords(mutation.tags, voice), ...line], t);
    }
    case 'notice.dismiss':
      return t('what.dismiss');
    case 'nothing':
      return t('what.nothing');
    default:
      return assertNever(mutation);
  }
}

/** The words an agent wrote in a change, which must never be lost; null where there are none. */
export function textOf(mutation: Mutation): string | null {
  const line = mutation.name === 'message.add' || mutation.name === 'macro.apply' ? mutation.message : null;
  return line === null || line.body === '' ? null : line.body;
}
