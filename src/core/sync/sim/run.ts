import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { Plan, Verdict } from './history.ts';
import type { HubKind } from './hubs.ts';

export type Played = Verdict & { readonly seed: number; readonly operations: number };

const at = (name: string): string => join(import.meta.dirname, name);

export type Start = { readonly args: readonly (string | number)[]; readonly mutant?: string | undefined };

/** Starts a worker; `onLine` may end it by answering false. @throws when it ends otherwise than it should. */
async function work({ args, mutant }: Start, onLine: (line: unknown) => boolean): Promise<void> {
  const hooks = mutant === undefined ? [] : ['--import', pathToFileURL(at('mutate.ts')).href];
  const child = spawn(process.execPath, ['--no-warnings', ...hooks, at('worker.ts'), ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(mutant !== undefined && { ATTUNE_MUTANT: mutant }) },
  });
  let [rest, complaint, hasEnough] = ['', '', false];
  child.stderr.on('data', (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(-4000)));
  child.stdout.on('data', (piece: Buffer) => {
    const lines = (rest + piece.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (!hasEnough && !onLine(JSON.parse(line))) hasEnough = true;
    if (hasEnough) child.kill('SIGKILL');
  });
  const code = await new Promise((ended) => child.on('close', ended));
  if (code !== 0 && !hasEnough) throw new Error(`a worker ended with ${String(code)}: ${complaint}`);
}

/** A worker is replaced after so many histories: what a long one would leak is gone with it. */
const ROUND = 2000;

export type Many = {
  hub: HubKind;
  from: number;
  histories: number;
  devices: number;
  workers: number;
  mutant?: string;
};

/** Plays histories on several cores. @param onPlayed answers whether to go on. */
export async function playMany(many: Many, onPlayed: (played: Played) => boolean): Promise<void> {
  const { hub, from, histories, devices, workers, mutant } = many;
  const flow = { goesOn: true };
  const heard = (line: unknown): boolean => {
    flow.goesOn &&= onPlayed(line as Played);
    return flow.goesOn;
  };
  const row = async (offset: number): Promise<void> => {
    for (let done = offset; done < histories && flow.goesOn; done += ROUND * workers) {
      const count = Math.min(ROUND, Math.ceil((histories - done) / workers));
      await work({ args: ['play', hub, from + done, count, workers, devices], mutant }, heard);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, i) => row(i)));
}

/** The shortest plan found that still violates what the whole history violates. */
export async function shrunk(hub: HubKind, seed: number, devices: number, mutant?: string): Promise<Plan> {
  let plan: Plan | undefined;
  await work({ args: ['shrink', hub, seed, devices], mutant }, (line) => {
    plan = line as Plan;
    return true;
  });
  if (!plan) throw new Error('nothing came of it');
  return plan;
}
