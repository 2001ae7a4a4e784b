import { readFileSync } from 'node:fs';

/** Resident memory of a process, MB; undefined: it is gone, or this system does not tell. */
function residentMb(pid: number | undefined): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kb = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median of the last quarter over that of the first; null: too few samples. */
export function growth(samples: readonly number[]): number | null {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) return null;
  return Number((median(samples.slice(-quarter)) / median(samples.slice(0, quarter))).toFixed(2));
}

export type Memory = { stop(): { hub: number | null; desks: number | null; hubMb: number; deskMb: number } };

/** Looks once a second at what the processes hold; each looks up anew which process that is. */
export function watchMemory(hub: () => number | undefined, desks: () => (number | undefined)[]): Memory {
  const ofHub: number[] = [];
  const ofDesks: number[] = [];
  const timer = setInterval(() => {
    const mb = residentMb(hub());
    if (mb !== undefined) ofHub.push(mb);
    const all = desks().flatMap((pid) => residentMb(pid) ?? []);
    if (all.length > 0) ofDesks.push(all.reduce((sum, one) => sum + one, 0) / all.length);
  }, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      const [hubMb, deskMb] = [Math.round(median(ofHub)), Math.round(median(ofDesks))];
      return { hub: growth(ofHub), desks: growth(ofDesks), hubMb, deskMb };
    },
  };
}
