import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Priority, TicketStatus } from '#shared/domain/ticket.ts';
import type { LocalizedText } from '#shared/kernel/text.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { Translate } from '../../../lib/i18n.tsx';

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
export const EXCERPT = 60;

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
