import { rssMb } from './processes.ts';
import { median, round } from './stats.ts';

export type Memory = {
  /** One every ten seconds. */
  readonly readings: readonly number[];
  stop(): void;
};

const EVERY_MS = 10_000;
const A_MINUTE = 6;

/** Reads the size of a process until it is stopped. */
export function watchMemory(pid: number): Memory {
  const readings: number[] = [];
  const look = async (): Promise<void> => void readings.push(await rssMb(pid));
  void look();
  const timer = setInterval(() => void look(), EVERY_MS);
  return { readings, stop: () => clearInterval(timer) };
}

/** At the start and at the end of every minute, MB, as text for a report. */
export const byMinute = (readings: readonly number[]): string =>
  readings
    .filter((_, i) => i % A_MINUTE === 0)
    .map((one) => round(one, 0))
    .join(' ');

/**
 * How much larger the last third is than the one before it (medians): 1 is flat. The first third is left out, in which code is compiled
 * and heaps find their size.
 */
export function growthOf(readings: readonly number[]): number {
  const third = Math.floor(readings.length / 3);
  if (third === 0) return 1;
  return median(readings.slice(-third)) / median(readings.slice(-2 * third, -third));
}
