import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actOf, anyMoves, anySop, type Move } from '#testkit/sop-arbitrary.ts';
import { RunAct, Sop, type Run, type SopContent } from '../sop/index.ts';
import { blocksOf, walk } from '../sop/walk.ts';
import { TABLES, type Entity, type TableName } from '../tables.ts';
import { TICKET_STATUSES, type Ticket } from '../ticket.ts';
import { decide, keysOf, Mutation, type Effect, type Stored, type View, type WriteContext } from './index.ts';
import { openBlocks } from './ticket-changes.ts';

type Rows = Map<string, Stored<TableName>>;
const keyOf = (tbl: string, id: string) => `${tbl}/${id}`;
const viewOf = (rows: Rows, read: string[] = []): View => ({
  get<T extends TableName>(tbl: T, id: string) {
    read.push(keyOf(tbl, id));
    return rows.get(keyOf(tbl, id)) as Stored<T> | undefined;
  },
});
const put = (rows: Rows, tbl: TableName, raw: { id: string } & Record<string, unknown>) =>
  rows.set(keyOf(tbl, raw.id), { data: TABLES[tbl].parse(raw), fields: {} });

function apply(rows: Rows, effects: readonly Effect[]): Rows {
  const next = new Map(rows);
  for (const { tbl, id, data } of effects) {
    if (data === null) next.delete(keyOf(tbl, id));
    else next.set(keyOf(tbl, id), { data, fields: {} });
  }
  return next;
}
const allOf = <T extends TableName>(rows: Rows, tbl: T): Entity[T][] =>
  [...rows].filter(([key]) => key.startsWith(`${tbl}/`)).map(([, row]) => row.data as Entity[T]);

const ticketRow = (id: string, waitingSinceAt: number | null) => ({
  id,
  number: 1,
  subject: 's',
  status: 'open',
  priority: 'normal',
  queueId: 'q1',
  assigneeId: null,
  customerId: 'c1',
  channel: 'chat',
  createdAt: 1,
  updatedAt: 5,
  waitingSinceAt,
  firstReplyAt: null,
  solvedAt: null,
  snoozedUntilAt: null,
  tags: [],
  pauses: [],
  followerIds: [],
  articleIds: [],
  mergedIntoId: null,
  values: {},
  preview: '',
});
const sopRow = (content: SopContent, key: string) =>
  Sop.parse({ ...content, id: `sop-${key}-v1`, key, version: 1, teamId: 'team' });

function worldOf(contents: readonly SopContent[]): Rows {
  const rows: Rows = new Map();
  put(rows, 'ticket', ticketRow('t1', null));
  put(rows, 'ticket', ticketRow('t2', 3));
  put(rows, 'queue', { id: 'q1', name: { zh: '一', en: 'one' } });
  for (const [i, content] of contents.entries()) put(rows, 'sop', sopRow(content, `p${i}`));
  return begun(begun(rows, 'r1', 't1'), 'r2', 't2');
}

/** A ticket that nobody walks anything for is soon answered, and says little afterwards. */
function begun(rows: Rows, runId: string, ticketId: string): Rows {
  const about = { sopId: `sop-p${Number(runId.slice(1)) - 1}-v1`, contactId: null, customerId: null, queueId: 'q1' };
  const mutation = Mutation.parse({ name: 'run.start', runId, ticketId, ...about });
  return apply(
    rows,
    decide(mutation, viewOf(rows), { agentId: 'a1', role: 'agent', writer: 'device', now: 50 }).effects,
  );
}

/** Half of all steps must not be left out, so that most tickets are held back by something. */
const anyBlocking = anySop.map((sop) => ({
  ...sop,
  steps: sop.steps.map((step, i) => (i % 2 === 0 ? { ...step, required: 'block' as const } : step)),
}));
const anyWorld = fc.array(anyBlocking, { minLength: 2, maxLength: 2 }).map(worldOf);

const one = (kind: string, most: number) => fc.integer({ min: 1, max: most }).map((n) => `${kind}${n}`);
const status = fc.constantFrom(...TICKET_STATUSES, 'solved' as const, 'closed' as const);
type Step = {
  readonly name: string;
  readonly runId: string;
  readonly ticketId: string;
  readonly status: Ticket['status'];
} & {
  readonly sop: number;
  readonly moves: readonly Move[];
  readonly isNowhere: boolean;
  readonly isLead: boolean;
};
const NAMES = [
  'run.start',
  'run.append',
  'run.append',
  'run.append',
  'run.attach',
  'ticket.set',
  'ticket.set',
  'macro.apply',
  'ticket.merge',
  'ticket.unmerge',
];
const anyStep: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(...NAMES),
  runId: one('r', 4),
  ticketId: one('t', 2),
  status,
  sop: fc.nat(1),
  moves: anyMoves(8).filter(({ length }) => length > 0),
  isNowhere: fc.boolean(),
  isLead: fc.boolean(),
});

/** Acts as the desk that reads the run would send them; now and then one that was sent before. */
function actsOf(rows: Rows, run: Run | undefined, { moves }: Step, n: number): RunAct[] {
  const sop = run && rows.get(keyOf('sop', run.sopId))?.data;
  if (!run || !sop) return [{ did: 'abandon', id: 'x', reason: 'other', note: 'x' }];
  const written = [...run.entries];
  for (const [i, move] of moves.entries()) {
    const isAgain = move.pick % 7 === 0 && written.length > 0;
    const id = isAgain ? (written.at(-1)?.id ?? '') : `act-${n}-${i}`;
    written.push({ ...actOf(sop as Sop, written, move, id), at: 1, agentId: run.agentId });
  }
  return written.slice(run.entries.length).map((entry) => RunAct.parse(entry));
}

function mutationOf(rows: Rows, step: Step, n: number): Mutation {
  const { name, runId, ticketId } = step;
  const run = rows.get(keyOf('run', runId))?.data as Run | undefined;
  const intoId = ticketId === 't1' ? 't2' : 't1';
  const eventIds = { from: `from-${n}`, into: `into-${n}` };
  const fields = { status: step.status };
  const of = { name, ticketId, runId, sopId: run?.sopId ?? `sop-p${step.sop}-v1`, eventId: `e-${n}` };
  const macro = {
    macroId: 'mac1',
    tags: { add: [], remove: [] },
    values: {},
    articleIds: [],
    follow: false,
    note: null,
  };
  const started = { contactId: 'c-1', customerId: null, queueId: 'q1' };
  const other = { status: step.status, waitingSinceAt: null, snoozedUntilAt: null, preview: '', followerIds: [] };
  switch (name) {
    case 'run.start':
      return Mutation.parse({ ...of, ...started, ticketId: step.isNowhere ? null : ticketId });
    case 'run.append':
      return Mutation.parse({ ...of, ticketId: run?.ticketId ?? null, acts: actsOf(rows, run, step, n) });
    case 'ticket.set':
      return Mutation.parse({ ...of, fields, seen: {}, eventIds: {} });
    case 'macro.apply':
      return Mutation.parse({ ...of, ...macro, fields, seen: {}, message: null });
    case 'ticket.unmerge':
      return Mutation.parse({ ...of, intoId, status: step.status, eventIds, waitingSinceAt: 3, other });
    default:
      return Mutation.parse({ ...of, intoId, eventIds });
  }
}

const contextOf = ({ isLead }: Step, n: number): WriteContext => ({
  agentId: isLead ? 'a2' : 'a1',
  role: isLead ? 'lead' : 'agent',
  writer: 'device',
  now: 100 + n,
});
/** What holds a ticket back, told by the entries of its runs alone: what was owed before a run was given up is owed after it. */
function owedOf(rows: Rows, ticket: Ticket): string[] {
  return allOf(rows, 'run').flatMap((run) => {
    const sop = rows.get(keyOf('sop', run.sopId))?.data as Sop;
    if (run.ticketId !== ticket.id) return [];
    const { misfits, waived } = walk(sop, run);
    const cut = run.entries.findIndex(({ did, id }) => did === 'abandon' && !misfits.includes(id));
    if (cut < 0) return blocksOf(sop, walk(sop, run));
    const before = walk(sop, { ...run, entries: run.entries.slice(0, cut) });
    const after = run.entries.slice(cut).filter(({ did, id }) => did === 'result' && !misfits.includes(id));
    const lifted = [...waived, ...after.flatMap((entry) => ('step' in entry ? [entry.step] : []))];
    return before.trail.length === 0 ? [] : blocksOf(sop, before).filter((step) => !lifted.includes(step));
  });
}
const isAnswered = (ticket: Ticket | undefined) => ticket?.status === 'solved' || ticket?.status === 'closed';

type Seen = {
  readonly before: Rows;
  readonly after: Rows;
  readonly mutation: Mutation;
  readonly step: Step;
  readonly n: number;
};
/** Plays a history and shows every moment of it. */
function play(world: Rows, steps: readonly Step[], look: (seen: Seen) => void): void {
  let rows = world;
  for (const [n, step] of steps.entries()) {
    const mutation = mutationOf(rows, step, n);
    const after = apply(rows, decide(mutation, viewOf(rows), contextOf(step, n)).effects);
    look({ before: rows, after, mutation, step, n });
    rows = after;
  }
}
const anyHistory = fc.tuple(anyWorld, fc.array(anyStep, { minLength: 10, maxLength: 30 }));
const forAll = (look: (seen: Seen) => void) =>
  fc.assert(
    fc.property(anyHistory, ([world, steps]) => play(world, steps, look)),
    { numRuns: 200 },
  );

test('no ticket is ever answered, or answered on its own again, while a step that must not be left out is open', () => {
  const count = { held: 0, answered: 0, answeredAfterRun: 0, givenUp: 0, takenOut: 0 };
  forAll(({ before, after, mutation }) => {
    for (const ticket of allOf(after, 'ticket')) {
      const was = before.get(keyOf('ticket', ticket.id))?.data as Ticket;
      const isTakenOut = was.mergedIntoId !== null && ticket.mergedIntoId === null;
      count.takenOut += isTakenOut && openBlocks(was).length > 0 ? 1 : 0;
      count.givenUp += ticket.runs?.some(({ state, blocks }) => state === 'abandoned' && blocks.length > 0) ? 1 : 0;
      if ((!isAnswered(was) || isTakenOut) && isAnswered(ticket)) {
        expect(owedOf(before, was)).toEqual([]);
        expect(owedOf(after, ticket)).toEqual([]);
        expect(openBlocks(ticket)).toEqual([]);
        count.answered += 1;
        count.answeredAfterRun += ticket.runs ? 1 : 0;
      } else if (mutation.name === 'ticket.set' && openBlocks(was).length > 0) count.held += 1;
    }
  });
  // A property about what hardly ever comes up would say nothing.
  const { takenOut, ...often } = count;
  for (const times of Object.values(often)) expect(times).toBeGreaterThan(20);
  expect(takenOut).toBeGreaterThan(0);
});

test('what a ticket shows of a run is what its walk says', () => {
  forAll(({ after }) => {
    for (const run of allOf(after, 'run')) {
      const ticket = run.ticketId === null ? undefined : (after.get(keyOf('ticket', run.ticketId))?.data as Ticket);
      const sop = after.get(keyOf('sop', run.sopId))?.data as Sop;
      const mark = ticket?.runs?.find(({ runId }) => runId === run.id);
      expect(mark?.blocks).toEqual(ticket ? blocksOf(sop, walk(sop, run)) : undefined);
      expect(mark?.state).toBe(ticket ? run.state : undefined);
    }
  });
});

test('the same write a second time changes nothing', () => {
  forAll(({ after, mutation, step, n }) => {
    const again = apply(after, decide(mutation, viewOf(after), contextOf(step, n + 50)).effects);
    const changed = [...again].filter(([key, row]) => JSON.stringify(after.get(key)) !== JSON.stringify(row));
    expect(changed).toEqual([]);
  });
});

test('entries of a run are only ever added, each id once', () => {
  forAll(({ before, after }) => {
    for (const run of allOf(after, 'run')) {
      const was = before.get(keyOf('run', run.id))?.data as Run | undefined;
      expect(run.entries.slice(0, was?.entries.length ?? 0)).toEqual(was?.entries ?? []);
      expect(new Set(run.entries.map(({ id }) => id)).size).toBe(run.entries.length);
    }
  });
});

test('only rows that were named are read, and what is written fits its table', () => {
  forAll(({ before, mutation, step, n }) => {
    const read: string[] = [];
    const { effects, outcome } = decide(mutation, viewOf(before, read), contextOf(step, n));
    const named = keysOf(mutation).map(({ tbl, id }) => keyOf(tbl, id));
    // The hub finds the ticket of a run by itself.
    for (const { ticketId } of allOf(before, 'run').filter(({ id }) => named.includes(keyOf('run', id))))
      if (ticketId !== null) named.push(keyOf('ticket', ticketId));
    expect(read.filter((key) => !named.includes(key))).toEqual([]);
    if (outcome.status === 'rejected') expect(effects).toEqual([]);
    for (const { tbl, data } of effects) expect(data === null || TABLES[tbl].safeParse(data).success).toBe(true);
  });
});
