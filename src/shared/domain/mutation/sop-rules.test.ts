import { expect, test } from 'vitest';
import { problemsOf } from '../sop/check.ts';
import { MAX_ENTRIES, Run, RunMark, Sop, SopContent } from '../sop/index.ts';
import { TABLES, type TableName } from '../tables.ts';
import { decide, Mutation, type Stored, type View, type WriteContext } from './index.ts';

const words = { zh: '标题', en: 'Title' };
const content = SopContent.parse({
  title: words,
  tags: [],
  articleIds: [],
  start: 'a',
  steps: [{ key: 'a', kind: 'confirm', title: words, required: 'block', next: { done: null } }],
  skipReasons: [{ key: 'rain', label: words }],
});
const sop = Sop.parse({ ...content, id: 'sop-p-v1', key: 'p', version: 1, teamId: 'team', authorId: 'a1' });
const runOf = (part: Partial<Run>) =>
  Run.parse({
    id: 'r1',
    sopId: sop.id,
    key: 'p',
    version: 1,
    teamId: 'team',
    queueId: 'q1',
    agentId: 'a1',
    startedAt: 1,
    ticketId: 't1',
    contactId: null,
    customerId: null,
    state: 'going',
    endedAt: null,
    entries: [],
    ...part,
  });
const markOf = (part: object) =>
  RunMark.parse({ runId: 'r1', sopId: sop.id, state: 'going', done: 0, left: 1, blocks: ['a'], startedAt: 1, ...part });
const ticketOf = (runs: RunMark[]) =>
  TABLES.ticket.parse({
    id: 't1',
    number: 1,
    subject: 's',
    status: 'open',
    priority: 'normal',
    queueId: 'q1',
    assigneeId: null,
    customerId: 'c1',
    channel: 'chat',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
    waitingSinceAt: null,
    pauses: [],
    firstReplyAt: null,
    solvedAt: null,
    snoozedUntilAt: null,
    followerIds: [],
    articleIds: [],
    values: {},
    mergedIntoId: null,
    preview: '',
    runs,
  });

const viewOf = (rows: Partial<Record<TableName, object>>): View => ({
  get: <T extends TableName>(tbl: T) => (rows[tbl] ? ({ data: rows[tbl], fields: {} } as Stored<T>) : undefined),
});
const context: WriteContext = { agentId: 'a1', role: 'lead', writer: 'd', now: 100 };
const done = (rows: Partial<Record<TableName, object>>, raw: object) =>
  decide(Mutation.parse(raw), viewOf(rows), context);
const append = (...acts: object[]) => ({ name: 'run.append', runId: 'r1', sopId: sop.id, ticketId: 't1', acts });
const written = (decision: ReturnType<typeof done>, table: TableName) =>
  decision.effects.find(({ tbl }) => tbl === table)?.data as unknown;

const passed = (id: string, result = 'done') => ({ did: 'result', id, step: 'a', result, values: {} });
const skipped = (reason: string) => ({ did: 'skip', id: 's', step: 'a', result: 'done', reason, note: '' });
const givenUp = { did: 'abandon', id: 'x', reason: 'other', note: 'n' };

test('one entry said twice in one write is written once', () => {
  const decision = done({ run: runOf({}), sop, ticket: ticketOf([]) }, append(passed('e1'), passed('e1')));
  expect(written(decision, 'run')).toMatchObject({ entries: [{ id: 'e1', at: 100, agentId: 'a1' }] });
});

test('a result that only every object has from birth lifts nothing', () => {
  const decision = done({ run: runOf({}), sop, ticket: ticketOf([]) }, append(passed('e1', 'constructor')));
  expect(written(decision, 'ticket')).toMatchObject({ runs: [{ blocks: ['a'], state: 'going' }] });
});

test('a reason to skip is one of everybody or one of this procedure', () => {
  const rows = { run: runOf({}), sop, ticket: ticketOf([]) };
  expect(done(rows, append(skipped('refused'))).outcome).toEqual({ status: 'ok' });
  expect(done(rows, append(skipped('rain'))).outcome).toEqual({ status: 'ok' });
  expect(done(rows, append(skipped('no mood'))).outcome).toMatchObject({ code: 'invalid' });
});

const fifty = (part: object) => Array.from({ length: 50 }, (_, i) => markOf({ runId: `m${i}`, ...part }));
const start = {
  name: 'run.start',
  runId: 'r1',
  sopId: sop.id,
  ticketId: 't1',
  contactId: null,
  customerId: null,
  queueId: 'q1',
};

test('what holds a ticket back is never forgotten to make room for another run', () => {
  expect(done({ sop, ticket: ticketOf(fifty({})) }, start).outcome).toMatchObject({ code: 'invalid' });
  const idle = fifty({}).with(7, markOf({ runId: 'm7', state: 'completed', blocks: [] }));
  const runs = (written(done({ sop, ticket: ticketOf(idle) }, start), 'ticket') as { runs: RunMark[] }).runs;
  expect(runs.map(({ runId }) => runId)).not.toContain('m7');
  expect(runs).toHaveLength(50);
});

test('a run whose version is gone holds its ticket back until it is given up', () => {
  const rows = { run: runOf({}), ticket: ticketOf([markOf({})]) };
  expect(written(done(rows, append(passed('e1'))), 'ticket')).toBeUndefined();
  const decision = done(rows, append(givenUp));
  expect(written(decision, 'run')).toMatchObject({ state: 'abandoned', endedAt: 100 });
  expect(written(decision, 'ticket')).toMatchObject({ runs: [{ state: 'abandoned', blocks: [] }] });
});

test('a run that is written full can still be given up and its steps let go', () => {
  const entries = Array.from({ length: MAX_ENTRIES - 50 }, (_, i) => ({
    ...skipped('refused'),
    id: `e${i}`,
    at: 1,
    agentId: 'a1',
  }));
  const rows = { run: runOf({ entries: entries as Run['entries'] }), sop, ticket: ticketOf([]) };
  expect(done(rows, append(passed('more'))).outcome).toMatchObject({ code: 'invalid' });
  const waived = done(rows, append({ did: 'waive', id: 'w', step: 'a', note: 'known' }));
  expect(written(waived, 'ticket')).toMatchObject({ runs: [{ blocks: [] }] });
});

test('a run that says too much can still be given up and its steps let go, and nothing else', () => {
  const entries = Array.from({ length: 210 }, (_, i) => ({ ...skipped('refused'), id: `e${i}`, at: 1, agentId: 'a1' }));
  const long = entries.map((entry) => ({ ...entry, note: '长'.repeat(950) }));
  const rows = { run: runOf({ entries: long as Run['entries'] }), sop, ticket: ticketOf([]) };
  expect(done(rows, append(passed('more'))).outcome).toMatchObject({ code: 'invalid' });
  expect(done(rows, append(givenUp)).outcome).toEqual({ status: 'ok' });
  expect(done({ ...rows, run: runOf({ entries: entries as Run['entries'] }) }, append(passed('more'))).outcome).toEqual(
    {
      status: 'ok',
    },
  );
});

test('a step let go without its version is taken out of what holds the ticket back, also of a run that was completed', () => {
  for (const state of ['going', 'completed'] as const) {
    const rows = { run: runOf({ state }), ticket: ticketOf([markOf({ state, blocks: ['a', 'b'] })]) };
    const waived = done(rows, append({ did: 'waive', id: 'w', step: 'a', note: 'known' }));
    expect(written(waived, 'ticket')).toMatchObject({ runs: [{ state, blocks: ['b'] }] });
  }
});

test('letting a step go needs words, and so does every other reason', () => {
  const rows = { run: runOf({}), sop, ticket: ticketOf([]) };
  const acts = [{ did: 'waive', id: 'w', step: 'a' }, skipped('other'), givenUp];
  for (const act of acts) {
    expect(done(rows, append({ ...act, note: ' ' })).outcome).toMatchObject({ code: 'invalid' });
    expect(done(rows, append({ ...act, note: 'n' })).outcome).toEqual({ status: 'ok' });
  }
});

test('whoever writes of a run without a ticket writes of the ticket it has been given', () => {
  const rows = { run: runOf({}), sop, ticket: ticketOf([markOf({})]) };
  const decision = done(rows, { ...append(passed('e1')), ticketId: null });
  expect(written(decision, 'ticket')).toMatchObject({ runs: [{ blocks: [], state: 'completed' }] });
  expect(done(rows, { ...append(passed('e1')), ticketId: 't2' }).outcome).toMatchObject({ code: 'invalid' });
});

const begunOf = (retiredAt: number) => done({ sop: { ...sop, retiredAt }, ticket: ticketOf([]) }, start).outcome;

test('nobody begins a version that was retired, but who began before that keeps the run', () => {
  expect(begunOf(100)).toMatchObject({ code: 'closed' });
  expect(begunOf(101)).toEqual({ status: 'ok' });
});

const flag = (part: object) => ({
  name: 'flag.raise',
  flag: { id: 'f', teamId: 'team', sopId: sop.id, key: 'p', version: 1, step: 'a', note: 'n', ...part },
});

const flagged = (run: object | undefined, part: object) =>
  done({ sop, ...(run ? { run } : {}) }, flag({ runId: 'r1', ticketId: 't1', ...part }));

test('a flag is about a run of this version and the ticket that run has', () => {
  expect(written(flagged(runOf({}), {}), 'flag')).toMatchObject({ runId: 'r1', ticketId: 't1' });
  expect(written(flagged(runOf({}), { ticketId: null }), 'flag')).toMatchObject({ ticketId: 't1' });
  expect(flagged(runOf({}), { ticketId: 't2' }).outcome).toMatchObject({ code: 'invalid' });
  expect(flagged(runOf({ sopId: 'sop-p-v2' as Run['sopId'] }), {}).outcome).toMatchObject({ code: 'invalid' });
  expect(flagged(undefined, {}).outcome).toMatchObject({ code: 'gone' });
  expect(flagged(undefined, { runId: null }).outcome).toMatchObject({ code: 'invalid' });
  expect(flagged(undefined, { runId: null, ticketId: null }).outcome).toEqual({ status: 'ok' });
});

test('a ticket that was taken out of another comes out open while a procedure holds it back', () => {
  const away = { ...ticketOf([markOf({})]), status: 'closed', solvedAt: 3, mergedIntoId: 't2' };
  const view: View = {
    get: (_, id) => (id === 't1' ? ({ data: away, fields: {} } as never) : undefined),
  };
  for (const status of ['solved', 'closed', 'open', 'pending'] as const) {
    const eventIds = { from: 'a', into: 'b' };
    const unmerge = { name: 'ticket.unmerge', ticketId: 't1', intoId: 't2', status, eventIds, waitingSinceAt: 2 };
    const decision = decide(Mutation.parse(unmerge), view, context);
    const isAnswered = status === 'solved' || status === 'closed';
    expect(written(decision, 'ticket')).toMatchObject({
      mergedIntoId: null,
      status: isAnswered ? 'open' : status,
      solvedAt: null,
      waitingSinceAt: status === 'open' ? 2 : null,
    });
  }
});

const publish = (part: object) => ({
  name: 'sop.publish',
  key: 'p',
  teamId: 'team',
  baseVersion: 0,
  content,
  summary: '',
  lessonId: null,
  ...part,
});

test('a version sent again is the same, in whatever order a database kept its fields', () => {
  const reversed = Object.fromEntries(Object.entries(sop).toReversed());
  const steps = sop.steps.map((step) => Object.fromEntries(Object.entries(step).toReversed()));
  expect(done({ sop: { ...reversed, steps } }, publish({})).outcome).toEqual({ status: 'ok' });
});

test('a version that says something else under the same number is outdated, even from the same author', () => {
  const other = { ...content, title: { zh: '别的', en: 'Other' } };
  expect(done({ sop }, publish({ content: other })).outcome).toMatchObject({ code: 'outdated' });
});

const LONG = { zh: '文'.repeat(1950), en: 'x' };

test('a version that every desk would have to keep is bounded in bytes, whatever script it is written in', () => {
  const steps = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const next = { done: i === count - 1 ? null : `s${i + 1}` };
      return { ...content.steps[0]!, key: `s${i}`, help: LONG, next };
    });
  const large = { ...content, start: 's0', steps: steps(34) };
  expect(JSON.stringify(large).length).toBeLessThan(200_000);
  expect(problemsOf(large).map(({ code, isHint }) => [code, isHint])).toEqual([
    ['too-large', false],
    ['many-steps', true],
  ]);
  expect(done({}, publish({ content: large })).outcome).toMatchObject({ code: 'invalid' });
  expect(done({}, publish({ content: { ...large, steps: steps(32) } })).outcome).toEqual({ status: 'ok' });
});
