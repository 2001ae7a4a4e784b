import type { Flag, Lesson, Run } from '../sop/index.ts';
import { OK, rejected } from './outcome.ts';
import { refuse, type Decision, type Key, type Rules } from './rule.ts';
import { appendRun, attachRun, startRun } from './run-rules.ts';
import type { MutationOf } from './schema.ts';
import { publishKeys, publishSop, retireSop } from './sop-publish.ts';
import type { View, WriteContext } from './view.ts';

const DONE: Decision = { effects: [], outcome: OK };

/** What it is about beside the step: a run of this version, with the ticket that run has by now. Undefined: it is of another. */
function aboutOf({ runId, ticketId, sopId }: MutationOf<'flag.raise'>['flag'], run: Run | undefined) {
  if (runId === null) return ticketId === null ? { runId, ticketId } : undefined;
  const isOfIt = run?.sopId === sopId && (ticketId === null || ticketId === run.ticketId);
  return isOfIt ? { runId, ticketId: run.ticketId } : undefined;
}

function raiseFlag({ flag }: MutationOf<'flag.raise'>, view: View, context: WriteContext): Decision {
  if (view.get('flag', flag.id)) return DONE;
  const sop = view.get('sop', flag.sopId)?.data;
  if (!sop) return refuse(rejected('gone'));
  const isOfIt = sop.key === flag.key && sop.version === flag.version && sop.teamId === flag.teamId;
  if (!isOfIt || !sop.steps.some(({ key }) => key === flag.step)) return refuse(rejected('invalid'));
  const run = flag.runId === null ? undefined : view.get('run', flag.runId)?.data;
  if (flag.runId !== null && !run) return refuse(rejected('gone'));
  const about = aboutOf(flag, run);
  if (!about) return refuse(rejected('invalid'));
  const open = { agentId: context.agentId as Flag['agentId'], at: context.now, resolvedAt: null, resolvedBy: null };
  return { effects: [{ tbl: 'flag', id: flag.id, data: { ...flag, ...about, ...open } }], outcome: OK };
}

function resolveFlag(mutation: MutationOf<'flag.resolve'>, view: View, context: WriteContext): Decision {
  const stored = view.get('flag', mutation.flagId)?.data;
  if (!stored) return refuse(rejected('gone'));
  if ((stored.resolvedAt !== null) === mutation.isResolved) return DONE;
  const settled: Pick<Flag, 'resolvedAt' | 'resolvedBy'> = mutation.isResolved
    ? { resolvedAt: context.now, resolvedBy: context.agentId as Flag['agentId'] }
    : { resolvedAt: null, resolvedBy: null };
  return { effects: [{ tbl: 'flag', id: stored.id, data: { ...stored, ...settled } }], outcome: OK };
}

/** Whoever wrote it may go on writing until a version came of it; from then on it stands as it was decided. */
function saveLesson({ lesson }: MutationOf<'lesson.save'>, view: View, context: WriteContext): Decision {
  const stored = view.get('lesson', lesson.id)?.data;
  if (stored && (stored.key !== lesson.key || stored.teamId !== lesson.teamId)) return refuse(rejected('invalid'));
  if (stored && stored.nextVersion !== null) return refuse(rejected('closed'));
  const by = { authorId: context.agentId as Lesson['authorId'], at: stored?.at ?? context.now, nextVersion: null };
  return { effects: [{ tbl: 'lesson', id: lesson.id, data: { ...lesson, ...by } }], outcome: OK };
}

const key = (tbl: Key['tbl'], id: string | null): Key[] => (id === null ? [] : [{ tbl, id }]);

/** What may be written about procedures and the walks through them, by name. */
export const SOP_RULES: Rules<
  | 'run.start'
  | 'run.append'
  | 'run.attach'
  | 'sop.publish'
  | 'sop.retire'
  | 'flag.raise'
  | 'flag.resolve'
  | 'lesson.save'
> = {
  'run.start': {
    right: 'sop.walk',
    keys: (m) => [
      ...key('run', m.runId),
      ...key('sop', m.sopId),
      ...key('ticket', m.ticketId),
      ...key('customer', m.customerId),
      ...key('queue', m.queueId),
    ],
    decide: startRun,
  },
  'run.append': {
    right: 'sop.walk',
    keys: (m) => [...key('run', m.runId), ...key('sop', m.sopId), ...key('ticket', m.ticketId)],
    decide: appendRun,
  },
  'run.attach': {
    right: 'sop.walk',
    keys: (m) => [...key('run', m.runId), ...key('sop', m.sopId), ...key('ticket', m.ticketId)],
    decide: (m, view) => attachRun(m, view),
  },
  'sop.publish': { right: 'sop.publish', keys: publishKeys, decide: publishSop },
  'sop.retire': { right: 'sop.publish', keys: (m) => key('sop', m.sopId), decide: retireSop },
  'flag.raise': {
    right: 'sop.walk',
    keys: ({ flag }) => [...key('flag', flag.id), ...key('sop', flag.sopId), ...key('run', flag.runId)],
    decide: raiseFlag,
  },
  'flag.resolve': { right: 'sop.publish', keys: (m) => key('flag', m.flagId), decide: resolveFlag },
  'lesson.save': { right: 'sop.publish', keys: ({ lesson }) => key('lesson', lesson.id), decide: saveLesson },
};
