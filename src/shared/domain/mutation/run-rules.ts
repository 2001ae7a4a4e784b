import { mayDo } from '../rights.ts';
import { MAX_ENTRIES, type Run, type RunAct, type RunEntry, type Sop } from '../sop/index.ts';
import { isExplained, isSkipReason } from '../sop/reasons.ts';
import { MAX_ENTRIES_LENGTH } from '../sop/size.ts';
import { faultsOf } from '../sop/values.ts';
import { walk } from '../sop/walk.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision } from './rule.ts';
import { onTicket } from './run-marks.ts';
import type { MutationOf } from './schema.ts';
import type { View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };
const KEPT_FOR_ENDING = 50;

/** The run with what follows from its entries, and its mark on the ticket. */
function written(run: Run, sop: Sop | undefined, view: View): Decision {
  const walked = sop && walk(sop, run);
  const data: Run = walked ? { ...run, state: walked.state, endedAt: walked.endedAt } : run;
  const onIt = onTicket(data, sop, view);
  return onIt ? { effects: [{ tbl: 'run', id: run.id, data }, ...onIt], outcome: OK } : refuse(rejected('invalid'));
}

/** Who had not heard of it when they began, offline, keeps their run. */
const wasRetired = ({ retiredAt }: Sop, now: number): boolean => retiredAt !== null && now >= retiredAt;

export function startRun(mutation: MutationOf<'run.start'>, view: View, context: WriteContext): Decision {
  const { runId, sopId, contactId } = mutation;
  if (view.get('run', runId)) return DONE;
  const sop = view.get('sop', sopId)?.data;
  if (!sop) return refuse(rejected('gone'));
  if (wasRetired(sop, context.now)) return refuse(rejected('closed'));
  const ticket = mutation.ticketId === null ? undefined : view.get('ticket', mutation.ticketId)?.data;
  if (mutation.ticketId !== null && !ticket) return refuse(rejected('gone'));
  const isNowhere = !ticket && (contactId === null || !view.get('queue', mutation.queueId));
  if (isNowhere) return refuse(rejected('invalid'));
  const isKnown = mutation.customerId !== null && view.get('customer', mutation.customerId) !== undefined;
  const run: Run = {
    id: runId,
    sopId,
    key: sop.key,
    version: sop.version,
    teamId: sop.teamId,
    ticketId: ticket?.id ?? null,
    contactId,
    customerId: ticket?.customerId ?? (isKnown ? mutation.customerId : null),
    queueId: ticket?.queueId ?? mutation.queueId,
    agentId: context.agentId as Run['agentId'],
    startedAt: context.now,
    state: 'going',
    endedAt: null,
    entries: [],
  };
  return written(run, sop, view);
}

/** Letting a step go is answered for in words. */
function isAnswered(act: RunAct): boolean {
  if (act.did === 'waive') return act.note.trim() !== '';
  return (act.did !== 'skip' && act.did !== 'abandon') || isExplained(act.reason, act.note);
}

/** A form says only what its step asks for, and a reason to skip is one that exists. Without the version nobody can tell. */
function isSound(act: RunAct, sop: Sop | undefined): boolean {
  if (!isAnswered(act)) return false;
  if (!sop || (act.did !== 'result' && act.did !== 'skip')) return true;
  if (act.did === 'skip') return isSkipReason(act.reason, sop);
  const step = sop.steps.find(({ key }) => key === act.step);
  return faultsOf(step?.fields ?? [], act.values).length === 0;
}

/** Lets go a blocking step: only who looks after the team. Giving up when its version is gone is what everybody may. */
const mayAct = (act: RunAct, context: WriteContext): boolean => act.did !== 'waive' || mayDo(context.role, 'sop.waive');

function newActs({ entries }: Run, acts: readonly RunAct[]): RunAct[] {
  const known = new Set(entries.map(({ id }) => id));
  return acts.filter(({ id }, i) => !known.has(id) && acts.findIndex((one) => one.id === id) === i);
}

/** The last entries are for giving up and for letting go: a ticket must not be held back for ever by a run nobody can end. */
function isFull({ entries }: Run, acts: readonly RunAct[]): boolean {
  const count = entries.length + acts.length;
  if (acts.every(({ did }) => did === 'abandon' || did === 'waive')) return count > MAX_ENTRIES;
  const length = JSON.stringify(entries).length + JSON.stringify(acts).length;
  return count > MAX_ENTRIES - KEPT_FOR_ENDING || length > MAX_ENTRIES_LENGTH;
}

/** Who writes of a run without a ticket may not have heard that a colleague has given it one. */
const isAbout = ({ sopId, ticketId }: Run, mutation: MutationOf<'run.append'>): boolean =>
  sopId === mutation.sopId && (mutation.ticketId === null || mutation.ticketId === ticketId);

/**
 * Entries are added behind those that stand, once each; of two people on one run both are kept, in the order in which the hub heard
 * them. What does not fit where the walk then stood is a misfit and moves nothing.
 */
export function appendRun(mutation: MutationOf<'run.append'>, view: View, context: WriteContext): Decision {
  const stored = view.get('run', mutation.runId)?.data;
  if (!stored) return refuse(rejected('gone'));
  if (!isAbout(stored, mutation)) return refuse(rejected('invalid'));
  const acts = newActs(stored, mutation.acts);
  if (acts.length === 0) return DONE;
  if (!acts.every((act) => mayAct(act, context))) return refuse(rejected('forbidden'));
  const sop = view.get('sop', stored.sopId)?.data;
  if (isFull(stored, acts) || !acts.every((act) => isSound(act, sop))) return refuse(rejected('invalid'));
  const by = { at: context.now, agentId: context.agentId as Run['agentId'] };
  const entries = [...stored.entries, ...acts.map((act): RunEntry => ({ ...act, ...by }))];
  return written(sop ? { ...stored, entries } : withoutVersion({ ...stored, entries }, context), sop, view);
}

/** Its version is gone, with every step of it: giving up ends it, and nothing of it can hold the ticket back. */
function withoutVersion(run: Run, { now }: WriteContext): Run {
  const isGivenUp = run.entries.some(({ did }) => did === 'abandon');
  return isGivenUp ? { ...run, state: 'abandoned', endedAt: run.endedAt ?? now } : run;
}

export function attachRun(mutation: MutationOf<'run.attach'>, view: View): Decision {
  const stored = view.get('run', mutation.runId)?.data;
  const ticket = view.get('ticket', mutation.ticketId)?.data;
  if (!stored || !ticket) return refuse(rejected('gone'));
  if (stored.ticketId === ticket.id) return DONE;
  if (stored.ticketId !== null || stored.sopId !== mutation.sopId) return refuse(rejected('invalid'));
  const { id: ticketId, customerId, queueId } = ticket;
  return written({ ...stored, ticketId, customerId, queueId }, view.get('sop', stored.sopId)?.data, view);
}
