import type { RunView } from '#shared/contract/app/sops.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { isExplained, isSkipReason } from '#shared/domain/sop/reasons.ts';
import type { Run, RunAct, Sop, SopStep } from '#shared/domain/sop/index.ts';
import { blocksOf, standing, walk } from '#shared/domain/sop/walk.ts';
import { own } from '#shared/kernel/own.ts';
import type { Desk } from '../kernel/desk.ts';
import { found } from '../kernel/refusal.ts';
import type { ReadableDb } from '../db/types.ts';
import { findTicketData } from '../tickets/index.ts';
import { findRun, findSop, runView } from './queries.ts';
import type { FindContact } from './live-facts.ts';

/** A run with its version, for whoever writes on it. @throws Refusal when one of them is not on this desk. */
export type Walking = { readonly run: Run; readonly sop: Sop };

export const walkingOf = (desk: Desk, runId: string): Walking =>
  desk.read((db) => {
    const run = found(findRun(db, runId));
    return { run, sop: found(findSop(db, run.sopId)) };
  });

export const viewOf = (desk: Desk, runId: string): RunView =>
  desk.read((db) => runView(db, found(findRun(db, runId)), desk.agent().id));

export const hasAct = ({ run }: Pick<Walking, 'run'>, actId: string): boolean =>
  run.entries.some(({ id }) => id === actId);

/**
 * The step that can be passed now: the one in front, one that was skipped before, or one that a run that was given up still holds
 * back; undefined: it stands elsewhere.
 */
export function passable({ run, sop }: Walking, key: string, result: string): SopStep | undefined {
  const now = walk(sop, run);
  const isSkipped = standing(now).some((visit) => visit.step === key && visit.state === 'skipped');
  const isHere = now.current === key || isSkipped || (now.state === 'abandoned' && blocksOf(sop, now).includes(key));
  const step = sop.steps.find((one) => one.key === key);
  return isHere && step && own(step.next, result) !== undefined ? step : undefined;
}

export const isInFront = ({ run, sop }: Walking, key: string): boolean => walk(sop, run).current === key;
export const isBehind = ({ run, sop }: Walking, key: string): boolean =>
  standing(walk(sop, run)).some(({ step }) => step === key);

/** Whether the reason is one of the list, with words where it says little; a step nobody asks for needs none. */
export function isReasonGiven({ sop }: Walking, step: SopStep, reason: string, note: string): boolean {
  if (step.required === 'none' && reason === '') return true;
  return isSkipReason(reason, sop) && isExplained(reason, note);
}

export const append = ({ id: runId, sopId, ticketId }: Run, act: RunAct): Mutation => ({
  name: 'run.append',
  runId,
  sopId,
  ticketId,
  acts: [act],
});

/** How often a step was passed before, whatever became of that. */
export const roundOf = ({ run }: Walking, key: string): number =>
  run.entries.filter((entry) => entry.did === 'result' && entry.step === key).length;

/**
 * A run of a contact that goes on, as it stands now: the contact may have got its ticket since the run was begun, and who it is with may
 * have been said. `first`: what has to be written before anything else of the run is.
 */
export function upToDate(db: ReadableDb, run: Run, contact: FindContact): { run: Run; first: Mutation[] } {
  const live = run.ticketId !== null || run.contactId === null ? undefined : contact(db, run.contactId);
  if (!live) return { run, first: [] };
  const ticket = live.ticketId === null ? undefined : findTicketData(db, live.ticketId);
  if (!ticket) return { run: { ...run, customerId: live.customerId ?? run.customerId }, first: [] };
  const { id: ticketId, customerId, queueId } = ticket;
  return { run: { ...run, ticketId, customerId, queueId }, first: attachments([run], ticketId) };
}

/** Runs a contact began before it had a ticket. */
export const attachments = (runs: readonly Run[], ticketId: NonNullable<Run['ticketId']>): Mutation[] =>
  runs
    .filter((run) => run.ticketId === null)
    .map(({ id, sopId }) => ({ name: 'run.attach', runId: id, sopId, ticketId }));
