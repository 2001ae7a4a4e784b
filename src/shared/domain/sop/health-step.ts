import { shareOf, spreadOf } from '../../kernel/statistics.ts';
import type { ReasonCount, StepHealth } from './health-kinds.ts';
import type { StepReading } from './health-run.ts';
import type { Flag } from './lesson.ts';
import type { SopStep } from './step.ts';

/** Each with how often it was given, most frequent first, then by name. */
export function countReasons(reasons: readonly string[]): ReasonCount[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, n]) => ({ reason, n }))
    .toSorted((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
}

/** One step over all runs that reached it. */
export function stepHealth(
  { key, title, required, softSeconds }: SopStep,
  readings: readonly StepReading[],
  flags: readonly Pick<Flag, 'resolvedAt'>[],
): StepHealth {
  const count = (is: (reading: StepReading) => boolean): number => readings.filter(is).length;
  const reached = readings.length;
  const skipped = readings.filter(({ outcome }) => outcome === 'skipped');
  const times = readings.flatMap((reading) => reading.times);
  const softMs = (softSeconds ?? 0) * 1000;
  return {
    step: key,
    title,
    required,
    softSeconds: softSeconds ?? null,
    reached,
    done: shareOf(
      count(({ outcome }) => outcome === 'done'),
      reached,
    ),
    skipped: shareOf(skipped.length, reached),
    reasons: countReasons(skipped.map(({ reason }) => reason)),
    late: count(({ isLate }) => isLate),
    again: shareOf(
      count(({ isAgain }) => isAgain),
      reached,
    ),
    stopped: shareOf(
      count(({ isStop }) => isStop),
      reached,
    ),
    time: spreadOf(times) ?? null,
    slow: softSeconds === undefined ? null : shareOf(times.filter((ms) => ms > softMs).length, times.length),
    flags: flags.length,
    openFlags: flags.filter(({ resolvedAt }) => resolvedAt === null).length,
  };
}
