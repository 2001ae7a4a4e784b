import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBlocks } from '#shared/domain/mutation/ticket-changes.ts';
import { sopIdOf, type Run } from '#shared/domain/sop/index.ts';
import { SKIP_REASONS } from '#shared/domain/sop/kinds.ts';
import { faultsOf } from '#shared/domain/sop/values.ts';
import { blocksOf, progressOf, walk, type Visit } from '#shared/domain/sop/walk.ts';
import { TABLES, type Entity, type TableName } from '#shared/domain/tables.ts';
import { isFinished } from '#shared/domain/ticket.ts';
import { DAY, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { readDemoTeam } from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const FOLDER = fileURLToPath(new URL('../../../resources/demo', import.meta.url));
const team = await readDemoTeam(FOLDER, NOW);
const all = <T extends TableName>(tbl: T): Entity[T][] =>
  team.rows.filter((row) => row.tbl === tbl).map((row) => TABLES[tbl].parse(row.data) as Entity[T]);
const [runs, sops, tickets, flags, lessons] = [all('run'), all('sop'), all('ticket'), all('flag'), all('lesson')];

function sopOf(sopId: string): Entity['sop'] {
  const sop = sops.find(({ id }) => id === sopId);
  if (!sop) throw new Error(`no ${sopId}`);
  return sop;
}

const walkOf = (run: Run) => walk(sopOf(run.sopId), run);
const of = (key: string, version: number) => runs.filter(({ sopId }) => sopId === sopIdOf(key, version));
const visits = (key: string, version: number, step: string): Visit[] =>
  of(key, version).flatMap((run) => walkOf(run).trail.filter((visit) => visit.step === step));
const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const took = (key: string, version: number): number =>
  median(of(key, version).map(({ startedAt, endedAt }) => ((endedAt ?? NOW) - startedAt) / MINUTE));
const givenUp = (key: string, version: number): number =>
  of(key, version).filter(({ state }) => state === 'abandoned').length;

describe('the walks of the demo team', () => {
  it('are enough, over enough procedures, of the last fourteen days and of versions that stood then', () => {
    expect(runs.length).toBeGreaterThanOrEqual(60);
    expect(new Set(runs.map(({ key }) => key)).size).toBeGreaterThanOrEqual(6);
    for (const { id, sopId, startedAt, entries } of runs) {
      const told = [startedAt, ...entries.map(({ at }) => at)];
      expect([id, told]).toEqual([id, told.toSorted((a, b) => a - b)]);
      expect([id, startedAt >= NOW - 14 * DAY, (told.at(-1) ?? 0) <= NOW]).toEqual([id, true, true]);
      expect([id, (sopOf(sopId).publishedAt ?? NOW) < startedAt]).toEqual([id, true]);
    }
  });

  it('replay without a misfit to the state they stand in, with forms that say what they are asked', () => {
    for (const run of runs) {
      const walked = walkOf(run);
      expect([run.id, walked.misfits]).toEqual([run.id, []]);
      expect([run.id, walked.state, walked.endedAt]).toEqual([run.id, run.state, run.endedAt]);
      const fieldsOf = (key: string) => sopOf(run.sopId).steps.find((step) => step.key === key)?.fields ?? [];
      const faults = walked.trail.flatMap(({ step, state, values }) =>
        state === 'done' ? faultsOf(fieldsOf(step), values) : [],
      );
      expect([run.id, faults]).toEqual([run.id, []]);
    }
  });

  it('name reasons to skip that the procedure has', () => {
    for (const run of runs) {
      const known = [...SKIP_REASONS, ...sopOf(run.sopId).skipReasons.map(({ key }) => key)];
      for (const visit of walkOf(run).trail.filter(({ state }) => state === 'skipped')) {
        expect([run.id, known]).toEqual([run.id, expect.arrayContaining([visit.reason])]);
      }
    }
  });

  it('leave marks on their tickets that say the same, and no ticket has others', () => {
    for (const ticket of tickets) {
      const own = runs.filter(({ ticketId }) => ticketId === ticket.id);
      const marks = own.map((run) => {
        const sop = sopOf(run.sopId);
        const walked = walkOf(run);
        const { id: runId, sopId, state, startedAt } = run;
        return { runId, sopId, state, startedAt, ...progressOf(sop, walked), blocks: blocksOf(sop, walked) };
      });
      expect([ticket.number, ticket.runs ?? []]).toEqual([ticket.number, marks]);
    }
  });

  it('began after their ticket, in its queue, by somebody who works there; finished tickets hold nothing back', () => {
    for (const run of runs) {
      const ticket = tickets.find(({ id }) => id === run.ticketId);
      const contact = all('contact').find(({ id }) => id === run.contactId);
      expect([run.id, ticket?.queueId ?? contact?.queueId]).toEqual([run.id, run.queueId]);
      const began = (ticket?.createdAt ?? contact?.ringingAt ?? NOW) <= run.startedAt;
      const agent = all('agent').find(({ id }) => id === run.agentId);
      expect([run.id, began, agent?.isActive, agent?.queueIds.includes(run.queueId)]).toEqual([
        run.id,
        true,
        true,
        true,
      ]);
    }
    expect(tickets.filter((one) => isFinished(one.status) && openBlocks(one).length > 0)).toEqual([]);
  });
});

describe('the walks of the demo team, what they tell', () => {
  it('stall where the refund is looked for', () => {
    const looking = visits('refund-not-arrived', 7, 'locate').map(({ at, since }) => (at - since) / SECOND);
    const soft = sopOf(sopIdOf('refund-not-arrived', 7)).steps.find(({ key }) => key === 'locate')?.softSeconds ?? 0;
    expect(median(looking)).toBeGreaterThan(2 * soft);
  });

  it('mostly skip the correction request as not applicable, and three people say that it is wrong', () => {
    const asked = visits('invoice-change', 2, 'red-request');
    const skipped = asked.filter(({ reason }) => reason === 'not-applicable');
    expect(skipped.length / asked.length).toBeGreaterThan(0.4);
    const open = flags.filter(({ key, resolvedAt }) => key === 'invoice-change' && resolvedAt === null);
    expect(new Set(open.map(({ agentId }) => agentId)).size).toBe(3);
    expect(new Set(open.map(({ step }) => step))).toEqual(new Set(['red-request']));
    expect(lessons.some(({ key }) => key === 'invoice-change')).toBe(false);
  });

  it('go round in circles with the router, go on with a colleague, and end early', () => {
    const lights = of('router-drops', 5).map((run) => walkOf(run).trail.filter(({ step }) => step === 'light').length);
    expect(lights.filter((times) => times > 1).length).toBeGreaterThanOrEqual(3);
    expect(runs.filter(({ state }) => state === 'abandoned').length).toBe(2);
    expect(runs.filter(({ state }) => state === 'going').length).toBeGreaterThanOrEqual(5);
    expect(runs.some(({ agentId, entries }) => entries.some((entry) => entry.agentId !== agentId))).toBe(true);
    expect(runs.some((run) => walkOf(run).trail.some(({ isTakenBack }) => isTakenBack))).toBe(true);
    expect(runs.some((run) => walkOf(run).trail.some(({ isLate }) => isLate))).toBe(true);
  });

  it('got better by what was learnt: the next version is quicker and nobody gives it up', () => {
    const [lesson] = lessons;
    expect([lessons.length, lesson?.key, lesson?.version, lesson?.nextVersion]).toEqual([1, 'repeat-repair', 1, 2]);
    expect(sopOf(sopIdOf('repeat-repair', 2)).lessonId).toBe(lesson?.id);
    const settled = flags.filter(({ id }) => lesson?.flagIds.includes(id));
    expect(settled.length).toBeGreaterThanOrEqual(2);
    expect(settled.every(({ resolvedAt }) => resolvedAt === lesson?.at)).toBe(true);
    expect(took('repeat-repair', 2)).toBeLessThan(0.8 * took('repeat-repair', 1));
    expect([givenUp('repeat-repair', 1), givenUp('repeat-repair', 2)]).toEqual([1, 0]);
  });

  it('speak in whole words, the Chinese ones with full-width marks', () => {
    const words = [
      ...flags.map(({ note }) => note),
      ...lessons.flatMap(({ finding, cause, measure }) => [finding, cause, measure]),
      ...runs.flatMap(({ entries }) => entries.flatMap((entry) => ('note' in entry ? [entry.note] : []))),
      ...all('contact').map(({ summary }) => summary),
    ];
    expect(words.filter((text) => /\p{Script=Han}[,?!;:]|[,?!;:]\p{Script=Han}/u.test(text))).toEqual([]);
    expect(flags.some(({ note }) => /\p{Script=Han}/u.test(note))).toBe(true);
    expect(flags.some(({ note }) => !/\p{Script=Han}/u.test(note))).toBe(true);
  });
});
