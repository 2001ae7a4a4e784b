import { monitorEventLoopDelay } from 'node:perf_hooks';
import { cpuOfTree, cpuS, rssMb } from './processes.ts';

export type Watched = {
  readonly seconds: number;
  /** Processor time over wall-clock time. */
  readonly hubCores: number;
  readonly databaseCores: number;
  readonly loadCores: number;
  /** The highest of a reading a second. */
  readonly hubMb: number;
  /** How long this process kept its own timers waiting, p99: what it measures can be no better. */
  readonly loadDelayMs: number;
};

/** Looks at the hub, its database and this process while `work` goes on. */
export async function watch(pids: { hub: number; database: number }, work: () => Promise<void>): Promise<Watched> {
  const read = () => Promise.all([cpuS(pids.hub), cpuOfTree(pids.database), cpuS(process.pid)]);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let hubMb = 0;
  const look = async (): Promise<void> => void (hubMb = Math.max(hubMb, await rssMb(pids.hub)));
  const timer = setInterval(() => void look(), 1000);
  const before = await read();
  const began = performance.now();
  delay.enable();
  await work();
  delay.disable();
  const seconds = (performance.now() - began) / 1000;
  const after = await read();
  clearInterval(timer);
  await look();
  const cores = (i: 0 | 1 | 2): number => (after[i] - before[i]) / seconds;
  return {
    seconds,
    hubCores: cores(0),
    databaseCores: cores(1),
    loadCores: cores(2),
    hubMb,
    loadDelayMs: Math.max(0, delay.percentile(99) / 1e6 - 5),
  };
}
