import { PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import type { TicketEvent } from '#shared/domain/message.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Translate } from '../../lib/i18n.tsx';

/** What an event needs to become a sentence: the words, and the names behind the ids it carries. */
export type EventWorld = {
  readonly say: Translate<'messages'>;
  readonly sayCommon: Translate<'common'>;
  /** Undefined: not in the directory (any more). */
  readonly agentName: (id: string) => string | undefined;
  readonly queueName: (id: string) => string | undefined;
  readonly macroName: (id: string) => string | undefined;
  /** A custom field: its name, and a stored value as people say it. Undefined: the team has no such field. */
  readonly fieldName: (key: string) => string | undefined;
  readonly fieldValue: (key: string, value: string) => string;
  /** A moment, complete enough to stand alone. */
  readonly time: (at: number) => string;
};

/** Who did it: `id` is null for the system and for people of other systems. */
export type EventActor = { readonly id: string | null; readonly name: string };

/** One sentence about what happened to a ticket, in the language of the screen. */
export function eventWords(event: TicketEvent, actor: EventActor, world: EventWorld): string {
  const { say } = world;
  const who = actor.name || say('event.system');
  switch (event.type) {
    case 'field-changed':
      return fieldWords(event, { id: actor.id, name: who }, world);
    case 'tags-changed':
      return tagWords(event, who, say);
    case 'macro-applied':
      return say('event.macro', { who, macro: world.macroName(event.macroId) ?? say('event.unknownMacro') });
    case 'imported':
      return say('event.imported', { source: event.source });
    case 'merged':
      return mergeWords(event, who, say);
    case 'handed-over':
      return say('event.handedOver', { who, reason: say(`handOff.${event.reason}`) });
    default:
      return assertNever(event);
  }
}

const MERGES = { into: 'event.mergedInto', from: 'event.mergedFrom', out: 'event.mergedOut' } as const;

const mergeWords = (
  event: Extract<TicketEvent, { type: 'merged' }>,
  who: string,
  say: Translate<'messages'>,
): string =>
  event.direction === 'out' && event.number === 0
    ? say('event.mergedOutGone', { who })
    : say(MERGES[event.direction], { who, number: String(event.number) });

type FieldChange = Extract<TicketEvent, { type: 'field-changed' }>;

const CUSTOM = 'values.';

function customWords(change: FieldChange, key: string, who: string, world: EventWorld): string {
  const words = (value: string) => world.fieldValue(key, value);
  const field = world.fieldName(key) ?? key;
  if (change.to === null || change.to === '')
    return world.say('event.fieldCleared', { who, field, from: words(change.from ?? '') });
  if (change.from === null || change.from === '')
    return world.say('event.fieldSet', { who, field, to: words(change.to) });
  return world.say('event.fieldChanged', { who, field, from: words(change.from), to: words(change.to) });
}

/** Nobody wakes a ticket whose time has come, or whose customer wrote: then it woke by itself. */
function snoozeWords(change: FieldChange, actor: EventActor, { say, time }: EventWorld): string {
  if (change.to !== null) return say('event.snoozed', { who: actor.name, time: time(Number(change.to)) });
  return actor.id === null ? say('event.wokenBySystem') : say('event.woken', { who: actor.name });
}

function fieldWords(change: FieldChange, actor: EventActor, world: EventWorld): string {
  const { say } = world;
  const who = actor.name;
  if (change.field.startsWith(CUSTOM)) return customWords(change, change.field.slice(CUSTOM.length), who, world);
  const words = (value: string | null) => fieldValueWords(change.field, value, world);
  const [from, to] = [words(change.from), words(change.to)];
  switch (change.field) {
    case 'status':
    case 'priority':
    case 'subject':
      return say(`event.${change.field}`, { who, from, to });
    case 'queueId':
      return say('event.queue', { who, from, to });
    case 'snoozedUntilAt':
      return snoozeWords(change, actor, world);
    case 'assigneeId':
      return assigneeWords(change, actor, { from, to }, say);
    default:
      return say('event.other', { who, field: change.field, from, to });
  }
}

function assigneeWords(
  change: FieldChange,
  actor: EventActor,
  names: { from: string; to: string },
  say: Translate<'messages'>,
): string {
  const who = actor.name;
  if (change.to === null)
    return say(change.from === actor.id ? 'event.dropped' : 'event.unassigned', { who, ...names });
  if (change.to === actor.id) return say('event.taken', { who });
  return say(change.from === null ? 'event.assigned' : 'event.reassigned', { who, ...names });
}

function tagWords(
  event: Extract<TicketEvent, { type: 'tags-changed' }>,
  who: string,
  say: Translate<'messages'>,
): string {
  const separator = say('listSeparator');
  const added = event.added.join(separator);
  const removed = event.removed.join(separator);
  if (added && removed) return say('event.tagsBoth', { who, added, removed });
  if (added) return say('event.tagsAdded', { who, added });
  if (removed) return say('event.tagsRemoved', { who, removed });
  return say('event.tagsNone', { who });
}

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** A stored field value as people say it: names for ids, words for states; an unknown state stays as written. */
export function fieldValueWords(field: string, value: string | null, world: EventWorld): string {
  const { say, sayCommon } = world;
  if (value === null || value === '') return say('event.nothing');
  if (field === 'status' && isOneOf(TICKET_STATUSES, value)) return sayCommon(`status.${value}`);
  if (field === 'priority' && isOneOf(PRIORITIES, value)) return sayCommon(`priority.${value}`);
  if (field === 'queueId') return world.queueName(value) ?? say('event.unknownQueue');
  if (field === 'assigneeId') return world.agentName(value) ?? say('event.someone');
  return value;
}
