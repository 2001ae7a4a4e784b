import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LiveCounts } from './live-counts.ts';
import { LiveReporter } from './live-reporter.ts';
import { watchBoard } from './live-watcher.ts';
import { wireTo } from './load-wire.ts';
import { cpuS } from './processes.ts';

export type Bare = { readonly counts: LiveCounts; readonly cores: number; readonly seconds: number };
type Asked = { readonly desks: number; readonly leads: number; readonly seconds: number };

const WARM_UP_MS = 12_000;

/** The same reports and readers at a board without our hub. */
export async function bareLive({ desks, leads, seconds }: Asked): Promise<Bare> {
  const child = fork(join(import.meta.dirname, 'bare-board.ts'));
  const [url] = (await once(child, 'message')) as [string];
  const [wire, counts] = [wireTo(url), new LiveCounts()];
  let isOver = false;
  for (let i = 0; i < leads; i += 1) watchBoard({ wire, counts, isOver: () => isOver }, '-');
  const reporters = Array.from({ length: desks }, (_, i) => {
    return new LiveReporter({ agentId: `agent-${i}`, deviceId: crypto.randomUUID(), wire, counts, seed: i });
  });
  for (const reporter of reporters) reporter.begin();
  await wait(WARM_UP_MS);
  counts.begin();
  const [before, began] = [await cpuS(child.pid ?? 0), performance.now()];
  await wait(seconds * 1000);
  const passed = (performance.now() - began) / 1000;
  const cores = ((await cpuS(child.pid ?? 0)) - before) / passed;
  isOver = true;
  for (const reporter of reporters) reporter.stop();
  wire.close();
  child.kill();
  return { counts, cores, seconds: passed };
}
