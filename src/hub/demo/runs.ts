import { sopIdOf, type Sop } from '#shared/domain/sop/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { walk } from '#shared/domain/sop/walk.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { holdRows, type HeldRows } from './held-rows.ts';
import { agentId, customerId, queueId, row, TEAM, ticketId, type Row } from './rows.ts';
import { lessonRow, settleFlags } from './lessons.ts';
import { toldValues } from './run-values.ts';
import type { ActEntry, RunEntry, RunsFile } from './runs-file.ts';

type Walking = { readonly held: HeldRows; readonly sop: Sop; readonly runId: string; readonly ticketId: string | null };

/** Whoever does nothing for so long has hung up: what is made up for later is no part of the call. */
const CALL_IS_OVER = 20 * 60;

function callSeconds(acts: readonly ActEntry[]): number {
  const later = acts.findIndex(({ seconds }) => seconds > CALL_IS_OVER);
  return acts.slice(0, later < 0 ? acts.length : later).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** The call a walk without a ticket belongs to: it rang before the first step and ended soon after the last. */
function callRow({ call, agent, acts }: RunEntry, id: string, startedAt: number, held: HeldRows): Row {
  if (!call) throw new Error(`runs.json: ${id} is about no ticket and no call`);
  const caller = call.customer === null ? undefined : held.get('customer', customerId(call.customer));
  const endedAt = startedAt + (callSeconds(acts) + 20) * SECOND;
  return row('contact', {
    id,
    channel: call.channel,
    direction: 'in',
    queueId: queueId(call.queue),
    agentId: agentId(agent),
    customerId: caller?.id ?? null,
    ticketId: null,
    address: call.channel === 'phone' ? (caller?.phones[0] ?? null) : null,
    match: caller ? 'one' : 'withheld',
    ringingAt: startedAt - 30 * SECOND,
    answeredAt: startedAt - 20 * SECOND,
    endedAt,
    heldMs: 0,
    end: 'finished',
    disposition: call.disposition,
    summary: call.summary,
    wrappedAt: endedAt + 40 * SECOND,
  });
}

function start(walking: Walking, entry: RunEntry, at: number): void {
  const { held, sop, runId, ticketId: ofTicket } = walking;
  const contactId = runId.replace('run-', 'contact-run-');
  if (ofTicket === null) held.put(callRow(entry, contactId, at, held));
  const mutation = {
    name: 'run.start',
    runId,
    sopId: sop.id,
    ticketId: ofTicket,
    contactId: ofTicket === null ? contactId : null,
    customerId: entry.call?.customer ? customerId(entry.call.customer) : null,
    queueId: ofTicket === null ? queueId(entry.call?.queue ?? '') : held.get('ticket', ofTicket)?.queueId,
  };
  held.write(mutation as Mutation, { agentId: agentId(entry.agent), at });
}

type By = { readonly agentId: string; readonly at: number };

function flag({ held, sop, runId, ticketId: ofTicket }: Walking, id: string, step: string, note: string, by: By): void {
  const { id: sopId, key, version } = sop;
  const told = { id, teamId: TEAM, sopId, key, version, step, runId, ticketId: ofTicket, note };
  held.write({ name: 'flag.raise', flag: told } as Mutation, by);
}

function write(walking: Walking, act: Exclude<ActEntry, { did: 'by' }>, id: string, by: By): void {
  const { held, sop, runId, ticketId: ofTicket } = walking;
  if (act.did === 'flag') return flag(walking, id.replace('run-', 'flag-'), act.step, act.note, by);
  const { seconds: _, ...did } = act;
  const said = did.did === 'result' ? { ...did, values: toldValues(sop, did.step, did.values, by.at) } : did;
  const mutation = { name: 'run.append', runId, sopId: sop.id, ticketId: ofTicket, acts: [{ ...said, id }] };
  held.write(mutation as Mutation, by);
}

/** On a hub it is nobody's fault that an act came too late; in a file it is a slip of the pen. */
function refuseMisfits({ held, sop, runId }: Walking): void {
  const run = held.get('run', runId);
  const misfits = run ? walk(sop, run).misfits : [];
  if (misfits.length > 0) throw new Error(`runs.json: ${misfits.join(', ')} does not fit where the walk stood`);
}

/** One walk, as the rules would have written it while it went on. */
function replay(entry: RunEntry, runId: string, held: HeldRows, now: number): void {
  const sop = held.get('sop', sopIdOf(entry.sop, entry.version));
  if (!sop) throw new Error(`runs.json: no procedure ${entry.sop} in version ${entry.version}`);
  const walking = { held, sop, runId, ticketId: entry.ticket === undefined ? null : ticketId(entry.ticket) };
  let by: By = { agentId: agentId(entry.agent), at: now - entry.minutesAgo * MINUTE };
  start(walking, entry, by.at);
  for (const [i, act] of entry.acts.entries()) {
    const at = by.at + act.seconds * SECOND;
    by = { agentId: act.did === 'by' ? agentId(act.agent) : by.agentId, at };
    if (act.did !== 'by') write(walking, act, `${runId}-${i + 1}`, by);
  }
  refuseMisfits(walking);
}

/** The rows with the walks of the team, their marks on the tickets, and what was learnt. */
export function withRuns(rows: readonly Row[], { runs, lessons }: RunsFile, now: number): Row[] {
  const held = holdRows(rows);
  const counts = new Map<string, number>();
  for (const entry of runs.toSorted((a, b) => b.minutesAgo - a.minutesAgo)) {
    const name = `${entry.sop}-v${entry.version}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    replay(entry, `run-${name}-${count}`, held, now);
  }
  for (const lesson of lessons) {
    held.put(lessonRow(lesson, held, now));
    settleFlags(lesson, held, now);
  }
  return held.all();
}
