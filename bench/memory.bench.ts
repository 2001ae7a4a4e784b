import { buildIfStale } from '../scripts/lib/build.ts';
import { below, needProc, processes, pssMb } from './lib/processes.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder } from './lib/rig.ts';
import { openScreen } from './lib/screen.ts';
import { round } from './lib/stats.ts';

const COUNT = 100_000;
/** Long enough for the first collection of garbage after the start. */
const SETTLE_MS = 5000;

/** The desk's own process and the one that draws its page; the rest of the browser is told beside it. */
export async function measure(): Promise<Measured[]> {
  needProc('memory');
  await buildIfStale();
  const screen = await openScreen(await deskFolder(COUNT));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const browser = below(await processes(), process.pid).filter(({ command }) => command.includes('chrom'));
  const tabs = browser.filter(({ command }) => command.includes('--type=renderer') && !command.includes('extension'));
  const host = await pssMb(screen.desk.child.pid ?? 0);
  const tabSizes = await Promise.all(tabs.map(({ pid }) => pssMb(pid)));
  const whole = await Promise.all(browser.map(({ pid }) => pssMb(pid)));
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
