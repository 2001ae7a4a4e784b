import type { Clash, Outcome } from '#shared/domain/mutation/index.ts';
import type { Format } from '../../lib/time.ts';
import { valueWords, type Voice } from './words/voice.ts';

export type ClashWords = {
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  /** Who wrote theirs, and when; empty where the hub does not know. */
  readonly by: string;
};
export type OutcomeWords = {
  readonly said: string;
  readonly next: string | null;
  readonly clashes: readonly ClashWords[];
  /** A refusal leaves theirs standing; a merge put mine over it. */
  readonly standing: 'theirs' | 'mine';
};

const KNOWN_FIELDS = ['subject', 'status', 'priority', 'queueId', 'assigneeId', 'snoozedUntilAt'] as const;

/** A custom field of the ticket stands in a clash as `values.<key>`, its value as text. */
const customKey = (field: string): string | null =>
  field.startsWith('values.') ? field.slice('values.'.length) : null;

/** Rows of the directory are one value: whoever wrote last wrote all of it. */
const KNOWN_ROWS = [
  'calendar',
  'customer.language',
  'customer.name',
  'customer.tier',
  'field',
  'load',
  'macro',
  'policy',
  'shift',
  'synonym',
  'tag',
  'team',
] as const;

function fieldName(field: string, { t, common, names }: Voice): string {
  const row = KNOWN_ROWS.find((name) => name === field);
  if (row !== undefined) return t(`row.${row}`);
  const custom = customKey(field);
  if (custom !== null) return names.field(custom, null)?.label ?? custom;
  const known = KNOWN_FIELDS.find((name) => name === field);
  return known === undefined ? field : common(`field.${known}`);
}

function byWords(clash: Clash, voice: Voice, format: Format): string {
  const name = clash.by === null ? undefined : voice.names.agent(clash.by);
  const time = clash.at === null ? '' : format.dateTime(clash.at);
  if (name === undefined) return time === '' ? '' : voice.t('clash.bySomebody', { time });
  return time === '' ? name : voice.t('clash.by', { name, time });
}

function clashValue({ field }: Clash, value: string | null, voice: Voice): string {
  const custom = customKey(field);
  if (custom !== null && value !== null) return voice.names.field(custom, value)?.value ?? value;
  const isTime = field === 'snoozedUntilAt' && value !== null;
  return valueWords(field, isTime ? Number(value) : value, voice);
}

const clashWords = (clash: Clash, voice: Voice, format: Format): ClashWords => ({
  field: fieldName(clash.field, voice),
  mine: clashValue(clash, clash.mine, voice),
  theirs: clashValue(clash, clash.theirs, voice),
  by: byWords(clash, voice, format),
});

/** What the hub decided about a change: what happened, both values, what to do next. */
export function outcomeWords(outcome: Outcome, voice: Voice, format: Format): OutcomeWords {
  const { t } = voice;
  if (outcome.status === 'ok') return { said: t('sentOk'), next: null, clashes: [], standing: 'mine' };
  const clashes = outcome.clashes.map((clash) => clashWords(clash, voice, format));
  if (outcome.status === 'merged') return { said: t('merged.said'), next: null, clashes, standing: 'mine' };
  const { code } = outcome;
  return { said: t(`refused.${code}`), next: t(`refusedNext.${code}`), clashes, standing: 'theirs' };
}
