import { readdir, readFile } from 'node:fs/promises';
import { buildIfStale } from '../scripts/lib/build.ts';
import { Sentence } from '../scripts/lib/sentence.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder } from './lib/rig.ts';
import { openScreen } from './lib/screen.ts';
import { round } from './lib/stats.ts';

const COUNT = 100_000;
/** Long enough for the first collection of garbage after the start. */
const SETTLE_MS = 5000;

/** Proportional set size: shared pages are divided among those who share them. MB. */
async function pss(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}

type Process = { readonly pid: number; readonly parent: number; readonly command: string };

async function processes(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return { pid: Number(name), parent, command };
    }),
  );
  return found.filter(({ command }) => command !== '');
}

function below(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...below(all, child.pid)]);
}

/** The desk's own process and the one that draws its page; the rest of the browser is told beside it. */
export async function measure(): Promise<Measured[]> {
  if (process.platform !== 'linux') throw new Sentence('memory is read from /proc: this bench runs on Linux.');
  await buildIfStale();
  const screen = await openScreen(await deskFolder(COUNT));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const browser = below(await processes(), process.pid).filter(({ command }) => command.includes('chrom'));
  const tabs = browser.filter(({ command }) => command.includes('--type=renderer') && !command.includes('extension'));
  const host = await pss(screen.desk.child.pid ?? 0);
  const tabSizes = await Promise.all(tabs.map(({ pid }) => pss(pid)));
  const whole = await Promise.all(browser.map(({ pid }) => pss(pid)));
  await screen.close();
  const tab = Math.max(0, ...tabSizes);
  const all = whole.reduce((sum, one) => sum + one, 0);
  const value = host + tab;
  return [
    {
      name: 'memory',
      value: round(value, 0),
      unit: 'MB (PSS of host and tab)',
      promise: { text: '≤ 350 MB', isKept: value <= 350 },
      facts: { tickets: COUNT, hostMb: round(host, 0), tabMb: round(tab, 0), wholeBrowserMb: round(all, 0) },
    },
  ];
}
