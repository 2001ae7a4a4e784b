import { readdir, readFile } from 'node:fs/promises';
import { Sentence } from '../../scripts/lib/sentence.ts';

/** What Linux tells of processes, from /proc. */
export type Process = { readonly pid: number; readonly parent: number; readonly command: string };

/** Clock ticks a second, in which /proc counts; the same on every Linux a desk or hub runs on. */
const TICKS = 100;

/** @throws Sentence anywhere but on Linux */
export function needProc(what: string): void {
  if (process.platform !== 'linux') throw new Sentence(`${what} is read from /proc: this bench runs on Linux.`);
}

/** Fields of `stat` behind the name, which may hold anything; the first is the state. */
const fieldsOf = (stat: string): string[] => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

const read = (pid: number | string, file: string): Promise<string> =>
  readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');

export async function processes(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (name) => {
      const [stat, command] = await Promise.all([read(name, 'stat'), read(name, 'cmdline')]);
      return { pid: Number(name), parent: Number(fieldsOf(stat)[1]), command };
    }),
  );
  return found.filter(({ command }) => command !== '');
}

export function below(all: readonly Process[], root: number): Process[] {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...below(all, child.pid)]);
}

/** Proportional set size: shared pages are divided among those who share them. MB. */
export async function pssMb(pid: number): Promise<number> {
  return Number(/^Pss:\s+(\d+) kB/m.exec(await read(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024;
}

/** Resident set size, MB. */
export async function rssMb(pid: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(await read(pid, 'status'))?.[1] ?? 0) / 1024;
}

/** Processor time of `stat`: user and system, of all threads, and of children that have ended and were waited for; seconds. */
export function cpuOf(stat: string): number {
  const [user, system, ofChildren, systemOfChildren] = fieldsOf(stat).slice(11, 15).map(Number);
  return ((user ?? 0) + (system ?? 0) + (ofChildren ?? 0) + (systemOfChildren ?? 0)) / TICKS;
}

export async function cpuS(pid: number): Promise<number> {
  const stat = await read(pid, 'stat');
  return stat === '' ? 0 : cpuOf(stat);
}

/** A process with all below it, seconds. */
export async function cpuOfTree(root: number): Promise<number> {
  const pids = [root, ...below(await processes(), root).map(({ pid }) => pid)];
  return (await Promise.all(pids.map(cpuS))).reduce((sum, one) => sum + one, 0);
}
