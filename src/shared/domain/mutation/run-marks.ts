import { canonical } from '../../kernel/canonical.ts';
import type { Run, RunMark, Sop } from '../sop/index.ts';
import { blocksOf, progressOf, walk } from '../sop/walk.ts';
import { changed } from './ticket-changes.ts';
import type { Effect, View } from './view.ts';

const MAX_MARKS = 50;

/** Without its version nobody can say what is left: what stood then stays, until it is let go or the run is given up. */
function markWithoutVersion(
  { id: runId, sopId, state, startedAt, entries }: Run,
  before: RunMark | undefined,
): RunMark {
  const waived = new Set(entries.flatMap((entry) => (entry.did === 'waive' ? [entry.step] : [])));
  const blocks = state === 'abandoned' ? [] : (before?.blocks ?? []).filter((step) => !waived.has(step));
  return { done: 0, left: 0, ...before, blocks, runId, sopId, state, startedAt };
}

/** What the ticket is to show of a run. */
function markOf(run: Run, sop: Sop | undefined, before: RunMark | undefined): RunMark {
  const { id: runId, sopId, state, startedAt } = run;
  if (!sop) return markWithoutVersion(run, before);
  const walked = walk(sop, run);
  const { done, left } = progressOf(sop, walked);
  return {
    runId,
    sopId,
    state,
    startedAt,
    done,
    left: Number.isFinite(left) ? left : 0,
    blocks: blocksOf(sop, walked),
  };
}

/** The oldest that hold nothing back make room. Undefined: there is none, and what holds the ticket back is not forgotten. */
function withMark(marks: readonly RunMark[], mark: RunMark): RunMark[] | undefined {
  const at = marks.findIndex(({ runId }) => runId === mark.runId);
  const all = at < 0 ? [...marks, mark] : marks.with(at, mark);
  if (all.length <= MAX_MARKS) return all;
  const idle = all.findIndex(({ state, blocks }) => state !== 'going' && blocks.length === 0);
  return idle < 0 ? undefined : all.toSpliced(idle, 1);
}

/** Its mark on the ticket. Undefined: there is no room for it. */
export function onTicket(run: Run, sop: Sop | undefined, view: View): Effect[] | undefined {
  const ticket = run.ticketId === null ? undefined : view.get('ticket', run.ticketId)?.data;
  if (!ticket) return [];
  const marks = ticket.runs ?? [];
  const mark = markOf(
    run,
    sop,
    marks.find(({ runId }) => runId === run.id),
  );
  const runs = withMark(marks, mark);
  if (!runs) return undefined;
  return canonical(runs) === canonical(marks) ? [] : [changed(ticket, { runs })];
}
