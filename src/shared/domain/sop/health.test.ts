import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { T0 } from '#testkit/core-team.ts';
import { aRun, aSop, does, givesUp, goesBack, skips, type Act } from '#testkit/sop-rows.ts';
import { DAY, HOUR, SECOND } from '../../kernel/units.ts';
import { healthOf } from './health.ts';
import type { StepHealth, VersionHealth } from './health-kinds.ts';
import { Flag, type Run } from './index.ts';

const NOW = T0 + 2 * HOUR;
const sop = aSop();
const whole: Act[] = [does(10, 'verify'), does(30, 'ask'), does(60, 'close')];
const many = (n: number, acts: readonly Act[], more: object = {}): Run[] =>
  Array.from({ length: n }, (_, i) => aRun(`${acts.length}-${acts.at(-1)?.[1].did}-${i}`, acts, more));
const of = (runs: readonly Run[], now = NOW, flags: readonly Flag[] = []): VersionHealth =>
  healthOf({ versions: [sop], runs, flags }, now)[0]!;
const stepOf = ({ steps }: VersionHealth, key: string): StepHealth => steps.find(({ step }) => step === key)!;
const flag = (id: string, step: string, resolvedAt: number | null = null): Flag =>
  Flag.parse({
    id,
    teamId: 'one',
    sopId: sop.id,
    key: sop.key,
    version: 1,
    step,
    runId: null,
    ticketId: null,
    agentId: 'bo',
    note: '不对',
    at: T0,
    resolvedAt,
    resolvedBy: null,
  });

describe('one version', () => {
  test('counts its runs: completed, given up, going on, and standing still for more than a day', () => {
    const runs = [
      aRun('a', whole),
      aRun('b', [does(5, 'verify'), givesUp(9)]),
      aRun('c', [does(5, 'verify')], { startedAt: T0 + DAY }),
      aRun('d', [does(5, 'verify')]),
    ];
    const { runs: counts, completed, abandonReasons, time } = of(runs, T0 + DAY + 2 * HOUR);
    expect(counts).toEqual({ begun: 4, completed: 1, abandoned: 1, going: 1, stale: 1 });
    expect(completed).toMatchObject({ n: 1, of: 3 });
    expect(abandonReasons).toEqual([{ reason: 'customer-left', n: 1 }]);
    expect(time).toMatchObject({ n: 1, median: 60 * SECOND, p90: 60 * SECOND });
  });

  test('is not stale on the day itself', () => {
    expect(of([aRun('a', [does(0, 'verify')])], T0 + HOUR + DAY).runs).toMatchObject({ going: 1, stale: 0 });
  });

  test('counts a step as reached when it is left, or when the run stops at it', () => {
    const health = of([aRun('a', [does(5, 'verify'), givesUp(9)]), aRun('b', [does(5, 'verify')])]);
    expect(stepOf(health, 'verify')).toMatchObject({ reached: 2, done: { n: 2, of: 2 }, stopped: { n: 0 } });
    expect(stepOf(health, 'ask')).toMatchObject({ reached: 1, done: { n: 0, of: 1 }, stopped: { n: 1, of: 1 } });
    expect(stepOf(health, 'close')).toMatchObject({ reached: 0, time: null });
  });

  test('knows what was skipped and why, and what was made up for', () => {
    const health = of([
      aRun('a', [skips(5, 'verify', 'urgent')]),
      aRun('b', [skips(5, 'verify')]),
      aRun('c', [skips(5, 'verify')]),
      aRun('d', [skips(5, 'verify'), does(7, 'verify')]),
    ]);
    expect(stepOf(health, 'verify')).toMatchObject({
      reached: 4,
      done: { n: 1 },
      skipped: { n: 3 },
      late: 1,
      reasons: [
        { reason: 'not-applicable', n: 2 },
        { reason: 'urgent', n: 1 },
      ],
      // Nobody knows how long the one that was made up for took.
      time: null,
    });
  });

  test('knows what was gone back to, with the time of each turn', () => {
    const health = of([aRun('a', [does(10, 'verify'), does(20, 'ask'), goesBack(25, 'ask'), does(55, 'ask')])]);
    expect(stepOf(health, 'ask')).toMatchObject({ reached: 1, again: { n: 1, of: 1 }, done: { n: 1 } });
    expect(stepOf(health, 'ask').time).toMatchObject({ n: 2, median: 20 * SECOND, p90: 30 * SECOND });
    expect(stepOf(health, 'verify').again.n).toBe(0);
  });

  test('finds the step at which a run was given up after somebody had gone back', () => {
    const health = of([aRun('a', [does(10, 'verify'), does(20, 'ask'), goesBack(25, 'verify'), givesUp(30)])]);
    expect(health.steps.map(({ stopped }) => stopped.n)).toEqual([1, 0, 0]);
    // What was taken back and not done again is neither done nor skipped.
    expect(stepOf(health, 'ask')).toMatchObject({ reached: 1, done: { n: 0 }, skipped: { n: 0 } });
  });

  test('adheres as far as what has to be done and was come to was done', () => {
    const runs = [aRun('a', whole), aRun('b', [does(5, 'verify'), skips(6, 'ask'), skips(7, 'close')])];
    // Of verify and ask twice each three were done; close nobody asks for.
    expect(of(runs).adherence).toMatchObject({ n: 3, of: 4 });
  });

  test('keeps to its own version, and leaves out what belongs to none', () => {
    const two = aSop({ id: 'sop-refund-v2', version: 2 });
    const runs = [aRun('a', whole), aRun('b', whole, { version: 2 }), aRun('c', whole, { version: 9 })];
    const all = healthOf({ versions: [sop, two], runs, flags: [flag('f', 'ask')] }, NOW);
    expect(all.map(({ version, runs: { begun } }) => [version, begun])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(all.map((one) => stepOf(one, 'ask').openFlags)).toEqual([0, 1]);
  });
});

const kinds = (health: VersionHealth) => health.findings.map(({ kind, step }) => [kind, step]);

describe('what stands out', () => {
  test('is nothing of a procedure that goes well', () => {
    expect(of(many(40, whole)).findings).toEqual([]);
  });

  test('is nothing of fewer than ten cases, however bad', () => {
    expect(of(many(9, [skips(5, 'verify'), givesUp(9)])).findings).toEqual([]);
  });

  test('is a step that is skipped, with the reason most gave', () => {
    const skipped: Act[] = [does(10, 'verify'), skips(20, 'ask'), does(30, 'close')];
    const health = of([...many(24, whole), ...many(16, skipped)]);
    expect(health.findings).toHaveLength(1);
    expect(health.findings[0]).toMatchObject({
      kind: 'skipped-often',
      step: 'ask',
      n: 16,
      of: 40,
      reason: 'not-applicable',
    });
    // Wilson of 16 in 40.
    expect(health.findings[0]?.interval?.low).toBeCloseTo(0.2635, 3);
  });

  test('is where runs stop, that they are given up, what is gone back to and what takes long', () => {
    const stops: Act[] = [does(50, 'verify'), givesUp(60)];
    const turns: Act[] = [does(50, 'verify'), does(60, 'ask'), goesBack(70, 'ask'), does(80, 'ask'), does(90, 'close')];
    expect(kinds(of([...many(10, stops), ...many(10, turns), ...many(5, whole)]))).toEqual([
      ['stall', 'ask'],
      ['abandoned', null],
      ['loops', 'ask'],
      ['slow', 'verify'],
    ]);
  });

  test('is what people say is wrong, from two open flags on, without any sample', () => {
    const said = [flag('a', 'ask'), flag('b', 'ask'), flag('c', 'ask', NOW), flag('d', 'close')];
    expect(of([], NOW, said).findings).toEqual([
      { kind: 'flagged', step: 'ask', n: 2, of: 3, interval: null, reason: null },
    ]);
  });
});

const actOf = (second: number) =>
  fc.oneof(
    fc.constantFrom('verify', 'ask', 'close').map((step) => does(second, step)),
    fc.constantFrom('verify', 'ask', 'close').map((step) => skips(second, step)),
    fc.constantFrom('verify', 'ask').map((step) => goesBack(second, step)),
    fc.constant(givesUp(second)),
  );
const runs = fc
  .array(fc.array(fc.nat(4), { maxLength: 8 }), { maxLength: 30 })
  .chain((shapes) =>
    fc.tuple(
      ...shapes.map((shape, i) => fc.tuple(...shape.map((_, j) => actOf(j * 10))).map((acts) => aRun(`r${i}`, acts))),
    ),
  );

describe('whatever was walked', () => {
  test('adds up: every run in one state, every reached step in at most one outcome, no share above one', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 0, max: 3 * DAY }), (all, later) => {
        const health = of(all, T0 + HOUR + later);
        const { begun, completed, abandoned, going, stale } = health.runs;
        expect(completed + abandoned + going + stale).toBe(begun);
        expect(health.completed.of).toBe(begun - going);
        for (const step of health.steps) {
          expect(step.done.n + step.skipped.n).toBeLessThanOrEqual(step.reached);
          expect(step.late).toBeLessThanOrEqual(step.done.n);
          expect(step.reasons.reduce((sum, { n }) => sum + n, 0)).toBe(step.skipped.n);
          for (const share of [step.done, step.skipped, step.again, step.stopped, step.slow ?? step.done]) {
            expect(share.n).toBeLessThanOrEqual(share.of);
          }
        }
        expect(health.steps.reduce((sum, { stopped }) => sum + stopped.n, 0)).toBe(abandoned + stale);
        for (const finding of health.findings)
          expect(finding.of).toBeGreaterThanOrEqual(finding.kind === 'flagged' ? 2 : 10);
      }),
    );
  });

  test('gives the same figures in whatever order the runs come', () => {
    fc.assert(
      fc.property(runs, (all) => {
        expect(of(all.toReversed())).toEqual(of(all));
      }),
    );
  });
});
