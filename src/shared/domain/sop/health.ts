import { shareOf, spreadOf, type Share } from '../../kernel/statistics.ts';
import { findingsOf } from './health-finding.ts';
import type { RunCounts, VersionHealth } from './health-kinds.ts';
import { readRun, type RunReading } from './health-run.ts';
import { countReasons, stepHealth } from './health-step.ts';
import type { Flag } from './lesson.ts';
import type { Run } from './run.ts';
import type { Sop } from './sop.ts';

/** Everything that is known of one procedure. Runs of a version that is not among `versions` cannot be read and are left out. */
export type HealthFacts = {
  readonly versions: readonly Sop[];
  readonly runs: readonly Run[];
  readonly flags: readonly Flag[];
};

function countRuns(readings: readonly RunReading[]): RunCounts {
  const count = (wanted: RunReading['state']): number => readings.filter(({ state }) => state === wanted).length;
  return {
    begun: readings.length,
    completed: count('completed'),
    abandoned: count('abandoned'),
    going: count('going'),
    stale: count('stale'),
  };
}

const isAskedFor = ({ required }: Sop['steps'][number]): boolean => required !== 'none';

function adherence(sop: Sop, readings: readonly RunReading[]): Share {
  const asked = new Set(sop.steps.filter(isAskedFor).map(({ key }) => key));
  const steps = readings.flatMap((reading) =>
    reading.steps.filter(({ step, outcome, isStop }) => asked.has(step) && (outcome !== null || isStop)),
  );
  return shareOf(steps.filter(({ outcome }) => outcome === 'done').length, steps.length);
}

function ofVersion(sop: Sop, runs: readonly Run[], flags: readonly Flag[], now: number): VersionHealth {
  const readings = runs.map((run) => readRun(sop, run, now));
  const counts = countRuns(readings);
  const settled = counts.begun - counts.going;
  const byStep = Map.groupBy(
    readings.flatMap(({ steps: read }) => read),
    ({ step }) => step,
  );
  const steps = sop.steps.map((step) =>
    stepHealth(
      step,
      byStep.get(step.key) ?? [],
      flags.filter((flag) => flag.step === step.key),
    ),
  );
  const abandonReasons = countReasons(
    readings.filter(({ state }) => state === 'abandoned').map(({ reason }) => reason),
  );
  return {
    sopId: sop.id,
    version: sop.version,
    publishedAt: sop.publishedAt,
    retiredAt: sop.retiredAt,
    skipReasons: sop.skipReasons,
    runs: counts,
    completed: shareOf(counts.completed, settled),
    adherence: adherence(sop, readings),
    time: spreadOf(readings.flatMap(({ ms }) => (ms === null ? [] : [ms]))) ?? null,
    abandonReasons,
    steps,
    findings: findingsOf({ runs: counts, abandoned: shareOf(counts.abandoned, settled), abandonReasons, steps }),
  };
}

/** The figures of every version, newest first. Pure; `now`, ms UTC. Nothing in it says who walked. */
export function healthOf({ versions, runs, flags }: HealthFacts, now: number): VersionHealth[] {
  const walked = Map.groupBy(runs, ({ version }) => version);
  const said = Map.groupBy(flags, ({ version }) => version);
  return versions
    .toSorted((a, b) => b.version - a.version)
    .map((sop) => ofVersion(sop, walked.get(sop.version) ?? [], said.get(sop.version) ?? [], now));
}
