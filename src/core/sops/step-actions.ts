import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Run, RunValues, SopStep, StepAction } from '#shared/domain/sop/index.ts';
import { PRIORITIES } from '#shared/domain/ticket-state.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { joinIds } from '#shared/domain/knowledge-ids.ts';
import { MessageId, type PromiseId, type TicketId } from '#shared/kernel/ids.ts';
import type { Language, LocalizedText } from '#shared/kernel/text.ts';
import type { Versioned } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { macroTable } from '../directory/index.ts';
import type { Ids } from '../kernel/ports.ts';
import { customerTable } from '../customers/index.ts';
import {
  fieldsOf,
  fillMutation,
  fittingFill,
  macroMutation,
  misfits,
  setMutation,
  tagMutation,
  ticketTable,
} from '../tickets/index.ts';

/** `round`: how often the step was passed before. What it does a first time has the same ids on every desk, so that of two who pass it
 * at once nothing is done twice. */
type World = { readonly db: ReadableDb; readonly now: number; readonly agentId: string; readonly round: number };
type Around = World & {
  readonly run: Run;
  readonly ticket: Versioned<'ticket'> | undefined;
  readonly language: Language;
  readonly ids: Ids;
};

/** Texts of a procedure stand in both languages; what is written of one customer stands in theirs. */
const inTheirs = (text: LocalizedText, language: Language): string => text[language] || text.zh || text.en;

function applied(action: Extract<StepAction, { do: 'macro' }>, around: Around): Mutation[] {
  const { db, ids, ticket, now, agentId, language } = around;
  const macro = macroTable.get(db, action.macroId)?.data;
  // A macro that was taken away meanwhile leaves the step done and nothing else: the agent still has their own words.
  if (!macro || !ticket || !macro.isActive) return [];
  const values = fittingFill(fieldsOf(db), ticket.data, macro);
  const use = {
    lineId: MessageId.parse(ids.uuid()),
    // A macro inside a procedure changes the ticket and leaves its internal note; what the customer reads is sent by a person.
    body: null,
    note: macro.note === null ? null : inTheirs(macro.note, language),
    attachments: [],
    status: null,
    values,
    agentId: agentId as never,
    now,
  };
  return [macroMutation(ticket, macro, use, ids)];
}

function promised(
  action: Extract<StepAction, { do: 'promise' }>,
  { run, ticket, ids, now, agentId, language }: Around,
): Mutation[] {
  if (run.customerId === null) return [];
  const promise = {
    id: ids.uuid() as PromiseId,
    customerId: run.customerId,
    ticketId: run.ticketId,
    contactId: run.contactId,
    queueId: ticket?.data.queueId ?? run.queueId,
    agentId: agentId as never,
    text: inTheirs(action.text, language).slice(0, 300),
    dueAt: now + action.dueMs,
  };
  return [{ name: 'promise.make', promise }];
}

function followed(
  action: Extract<StepAction, { do: 'follow-up' }>,
  { run, ticket, ids, agentId, language }: Around,
): Mutation[] {
  if (run.customerId === null) return [];
  const made = {
    subject: inTheirs(action.subject, language),
    priority: 'normal' as const,
    queueId: action.queueId ?? ticket?.data.queueId ?? run.queueId,
    assigneeId: agentId as never,
    customerId: run.customerId,
    channel: ticket?.data.channel ?? ('message' as const),
    tags: [],
  };
  return [
    {
      name: 'ticket.create',
      ticketId: ids.uuid() as TicketId,
      ticket: made,
      customer: null,
      isAnswered: false,
      note: null,
    },
  ];
}

type SetFields = Extract<StepAction, { do: 'set' }>['set'];

/** What makes a ticket more urgent does not take urgency from one that has more. */
function neverLess({ priority, ...set }: SetFields, ticket: Versioned<'ticket'>): SetFields {
  const rank = PRIORITIES.indexOf(priority ?? 'low');
  const isRaising = rank > PRIORITIES.indexOf('normal');
  if (priority === undefined || (isRaising && rank < PRIORITIES.indexOf(ticket.data.priority))) return set;
  return { ...set, priority };
}

function done(action: StepAction, around: Around): Mutation[] {
  const { ticket, ids } = around;
  switch (action.do) {
    case 'set':
      return ticket
        ? [
            ...setMutation(ticket, neverLess(action.set, ticket), ids),
            ...tagMutation(ticket.data.id, missing(ticket, action.addTags), [], ids),
          ]
        : [];
    case 'macro':
      return applied(action, around);
    case 'promise':
      return promised(action, around);
    case 'follow-up':
      return followed(action, around);
    default:
      return action satisfies never;
  }
}

const missing = (ticket: Versioned<'ticket'>, tags: readonly string[]): string[] =>
  tags.filter((tag) => !ticket.data.tags.some((known) => known === tag));

/** What a form says that belongs into custom fields of the ticket. */
function filledIn({ fields }: SopStep, values: RunValues, { db, ticket, ids }: Around): Mutation[] {
  if (!ticket) return [];
  const own = (fields ?? []).flatMap(({ key, ticketField }): [string, FieldValue][] => {
    const value = values[key];
    return ticketField === undefined || value === undefined ? [] : [[ticketField, value]];
  });
  const all = Object.fromEntries(own);
  const wrong = misfits(fieldsOf(db), ticket.data.queueId, all);
  return fillMutation(ticket, Object.fromEntries(own.filter(([key]) => !wrong.includes(key))), ids);
}

/** One after the other, from what they are about. */
function namedIds(...about: readonly (string | number)[]): Ids {
  let n = 0;
  return {
    uuid: () => {
      n += 1;
      return joinIds('did', ...about, n);
    },
  };
}

/** Everything a step does by itself once it is done, as mutations in order. */
export function actionsOf(world: World, step: SopStep, run: Run, values: RunValues): Mutation[] {
  const { db } = world;
  const ticket = run.ticketId === null ? undefined : ticketTable.get(db, run.ticketId);
  const language = (run.customerId === null ? undefined : customerTable.get(db, run.customerId))?.data.language ?? 'zh';
  // Each thing counts for itself: what one person filled in must not give the promise after it another name.
  const around = (what: string | number): Around => {
    return { ...world, run, ticket, language, ids: namedIds(run.id, step.key, world.round, what) };
  };
  const actions = step.actions ?? [];
  return [...filledIn(step, values, around('form')), ...actions.flatMap((action, i) => done(action, around(i)))];
}
