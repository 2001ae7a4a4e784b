import { implement } from '@orpc/server';
import { sops as contract } from '#shared/contract/app/sops.ts';
import { isExplained } from '#shared/domain/sop/reasons.ts';
import { faultsOf } from '#shared/domain/sop/values.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock, Ids } from '../kernel/ports.ts';
import { found, Refusal } from '../kernel/refusal.ts';
import { findTicketData } from '../tickets/index.ts';
import { findRun, findSop, runsAbout, runView } from './queries.ts';
import { actionsOf } from './step-actions.ts';
import { lacks, missingForActions } from './step-lacks.ts';
import type { FindContact } from './live-facts.ts';
import { meantInTime, suggestedFor, type Meant } from './suggested.ts';
import { forgetTyped, keepTyped, typedIn } from './typed.ts';
import {
  append,
  hasAct,
  isBehind,
  isInFront,
  isReasonGiven,
  passable,
  roundOf,
  upToDate,
  viewOf,
  walkingOf,
} from './walking.ts';

const os = implement(contract);

export type SopsWorld = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly contact: FindContact;
  /** Of a desk for practice: the procedure of its case. */
  readonly fitting: () => string | null;
  /** Procedures that what the customer says seems to ask for. */
  readonly meant: (about: {
    readonly ticketId: string | null;
    readonly contactId: string | null;
  }) => Promise<readonly Meant[]>;
};

const reads = ({ desk, contact, clock, meant, fitting }: SopsWorld) => ({
  suggested: os.suggested.handler(async ({ input }) => {
    const asked = await meantInTime(clock, meant(input));
    return desk().read((db) => {
      const live = input.contactId === null ? undefined : contact(db, input.contactId);
      const about = { ...input, ticketId: input.ticketId ?? live?.ticketId ?? null };
      return { items: suggestedFor(db, about, live, { now: clock.now(), asked, fitting: fitting() }) };
    });
  }),
  runs: os.runs.handler(({ input }) => {
    const here = desk();
    return here.read((db) => {
      const live = input.contactId === null ? undefined : contact(db, input.contactId);
      const runs = runsAbout(db, input.ticketId ?? live?.ticketId ?? null, input.contactId);
      return { runs: runs.map((run) => runView(db, run, here.agent().id)) };
    });
  }),
  run: os.run.handler(({ input }) => viewOf(desk(), input.runId)),
  typed: os.typed.handler(({ input }) => ({ steps: desk().read((db) => typedIn(db, input.runId)) })),
  keepTyped: os.keepTyped.handler(({ input }) => {
    desk().writeLocal((tx) => keepTyped(tx, input.runId, input.typed));
    return {};
  }),
});

const begins = ({ desk, contact }: SopsWorld) => ({
  start: os.start.handler(({ input: { runId, sopId, ticketId, contactId } }) => {
    const here = desk();
    const about = here.read((db) => {
      if (findRun(db, runId)) return undefined;
      found(findSop(db, sopId));
      const live = contactId === null ? undefined : contact(db, contactId);
      const ofTicket = ticketId ?? live?.ticketId ?? null;
      const ticket = ofTicket === null ? undefined : found(findTicketData(db, ofTicket));
      const queueId = ticket?.queueId ?? live?.homeQueueId;
      if (queueId === undefined || queueId === null) throw new Refusal('NOT_FOUND');
      return { ticketId: ticket?.id ?? null, customerId: ticket?.customerId ?? live?.customerId ?? null, queueId };
    });
    if (about) here.mutate([{ name: 'run.start', runId, sopId, contactId, ...about }]);
    return {};
  }),
  flag: os.flag.handler(({ input: { flagId, sopId, step, runId, note } }) => {
    const here = desk();
    const { sop, run } = here.read((db) => ({
      sop: found(findSop(db, sopId)),
      run: runId === null ? undefined : findRun(db, runId),
    }));
    const { key, version, teamId } = sop;
    const flag = { id: flagId, teamId, sopId, key, version, step, runId, ticketId: run?.ticketId ?? null, note };
    here.mutate([{ name: 'flag.raise', flag }]);
    return {};
  }),
  waive: os.waive.handler(({ input: { runId, actId: id, step, note }, errors }) => {
    const here = desk();
    if (note.trim() === '') throw errors.REASON();
    // Also of a run whose version is gone: that is when nothing else lets the ticket go.
    const run = here.read((db) => found(findRun(db, runId)));
    here.mutate([append(run, { did: 'waive', id, step, note })]);
    return {};
  }),
  abandon: os.abandon.handler(({ input: { runId, actId: id, reason, note }, errors }) => {
    const here = desk();
    const run = here.read((db) => found(findRun(db, runId)));
    if (hasAct({ run }, id)) return {};
    if (run.state !== 'going') throw errors.MOVED();
    if (!isExplained(reason, note)) throw errors.REASON();
    here.mutate([append(run, { did: 'abandon', id, reason, note })], (tx) => forgetTyped(tx, runId));
    return {};
  }),
});

const steps = ({ desk, clock, contact }: SopsWorld) => ({
  pass: os.pass.handler(({ input: { runId, actId: id, step: key, result, values, withoutActions }, errors }) => {
    const here = desk();
    const walking = walkingOf(here, runId);
    if (hasAct(walking, id)) return {};
    const step = passable(walking, key, result);
    if (!step) throw errors.MOVED();
    const faults = faultsOf(step.fields ?? [], values);
    if (faults.length > 0) throw errors.VALUES({ data: { faults } });
    const { run, first } = here.read((db) => upToDate(db, walking.run, contact));
    const missing = withoutActions ? undefined : here.read((db) => lacks(db, step, run));
    if (missing === 'ticket') throw errors.NO_TICKET();
    if (missing === 'customer') throw errors.NO_CUSTOMER();
    const keys = withoutActions ? [] : here.read((db) => missingForActions(db, step, run));
    if (keys.length > 0) throw errors.FIELDS_MISSING({ data: { keys } });
    const world = { now: clock.now(), agentId: here.agent().id, round: roundOf(walking, key) };
    const actions = withoutActions ? [] : here.read((db) => actionsOf({ ...world, db }, step, run, values));
    const act = append(run, { did: 'result', id, step: key, result, values });
    try {
      here.mutate([...first, act, ...actions], (tx) => forgetTyped(tx, runId, key));
    } catch (error) {
      // What the step does by itself is not possible now; the step itself is, and the agent is asked.
      if (actions.length > 0 && error instanceof Refusal && error.code !== 'BLOCKED') throw errors.ACTIONS_REFUSED();
      throw error;
    }
    return {};
  }),
  skip: os.skip.handler(({ input: { runId, actId: id, step: key, result, reason, note }, errors }) => {
    const here = desk();
    const walking = walkingOf(here, runId);
    if (hasAct(walking, id)) return {};
    const step = passable(walking, key, result);
    if (!step || !isInFront(walking, key)) throw errors.MOVED();
    if (!isReasonGiven(walking, step, reason, note)) throw errors.REASON();
    // A step nobody asks for may be left out without a word.
    const said = reason === '' ? 'not-applicable' : reason;
    const { run, first } = here.read((db) => upToDate(db, walking.run, contact));
    // What was filled in stays: the step may be made up for.
    here.mutate([...first, append(run, { did: 'skip', id, step: key, result, reason: said, note })]);
    return {};
  }),
  back: os.back.handler(({ input: { runId, actId: id, step: key }, errors }) => {
    const here = desk();
    const walking = walkingOf(here, runId);
    if (hasAct(walking, id)) return {};
    if (!isBehind(walking, key)) throw errors.MOVED();
    here.mutate([append(walking.run, { did: 'back', id, step: key })]);
    return {};
  }),
});

export function runHandlers(world: SopsWorld) {
  return { ...reads(world), ...begins(world), ...steps(world) };
}
