import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HubRequest } from '#core/kernel/ports.ts';
import { SNAPSHOT_HEADER } from '#shared/contract/team/sync.ts';
import { check, type Said, type Violation } from './check.ts';
import type { Acknowledged } from './invariants.ts';
import type { Phase, Prepared } from './phases.ts';
import { shimmed, type Mode } from './shim.ts';
import type { FromWorkload, ToWorkload } from './wire.ts';
import { cloneWorld, happen, type CrashWorld } from './world.ts';

/** Everything that is made once for all points of a run. */
export type Rig = {
  readonly root: string;
  readonly shim: string;
  readonly program: string;
  readonly seed: number;
  readonly isCareless: boolean;
  readonly phases: Readonly<Record<Phase, Prepared>>;
};

/** It does not live long enough to collect its garbage. */
const QUICK_FLAGS = ['--max-semi-space-size=64'];

/** What was known outside when the folder was as it is, or as its copy is. */
type Moment = { readonly at: number; readonly world: CrashWorld; readonly said: Said };
type Ended = {
  readonly said: Said;
  readonly images: readonly Moment[];
  readonly signal: string | null;
  readonly code: number | null;
  readonly stderr: string;
};

async function ask(world: CrashWorld, { request, n }: FromWorkload & { k: 'ask' }): Promise<ToWorkload> {
  const { body, ...rest } = request;
  const whole: HubRequest = {
    ...rest,
    ...(body === undefined ? {} : { body }),
    signal: new AbortController().signal,
    timeoutMs: 10_000,
  };
  const response = await world.hub.transport().request(whole);
  return { n, status: response.status, body: await response.text(), head: response.header(SNAPSHOT_HEADER) };
}

/** Runs the workload to its end, or to the point where the shim ends it; the hub answers from here. */
function runWorkload(
  rig: Rig,
  phase: Phase,
  world: CrashWorld,
  dataDir: string,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const careless = rig.isCareless ? { ATTUNE_CRASH_CARELESS: '1' } : {};
  const quick = { NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(rig.root, 'compiled') };
  const child = spawn(process.execPath, [...QUICK_FLAGS, rig.program, dataDir, phase, String(rig.seed)], {
    env: { ...process.env, ...quick, ...careless, ...env },
  });
  const acknowledged: Acknowledged[] = [];
  const errors: string[] = [];
  const images: Moment[] = [];
  let isSignedIn = false;
  let rest = '';
  let stderr = '';
  const send = (answer: ToWorkload): void => void child.stdin.write(`${JSON.stringify(answer)}\n`);
  const said = (): Said => ({ acknowledged: [...acknowledged], errors: [...errors], isSignedIn });
  const hear = (line: FromWorkload): void => {
    if (line.k === 'signedIn') isSignedIn = true;
    else if (line.k === 'acknowledged') acknowledged.push({ mid: line.mid, mutation: line.mutation });
    else if (line.k === 'error') errors.push(line.text);
    else if (line.k === 'image') images.push({ at: line.at, world: cloneWorld(world), said: said() });
    else if (line.k === 'ask') void ask(world, line).then(send);
    else {
      happen(world, line.event);
      send({ n: line.n, status: 200, body: '', head: null });
    }
  };
  // An answer to a process that has just ended.
  child.stdin.on('error', () => undefined);
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(JSON.parse(line) as FromWorkload);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ said: said(), images, code, signal, stderr });
    });
  });
}

let made = 0;

/** A copy of what the phase begins with, below a folder of its own. */
function begin(rig: Rig, phase: Phase): { dataDir: string; world: CrashWorld } {
  const { dataDir: source, world } = rig.phases[phase];
  made += 1;
  const dataDir = join(rig.root, `point-${made}`);
  mkdirSync(dataDir);
  if (source !== null) cpSync(source, dataDir, { recursive: true });
  return { dataDir, world: cloneWorld(world, rig.seed) };
}

const failure = ({ code, signal, stderr }: Ended): string =>
  `ended with ${signal ?? code}: ${stderr.trim().slice(0, 2000)}`;

/** How many calls a phase makes from its beginning to its end. */
export async function countCalls(rig: Rig, phase: Phase): Promise<number> {
  const { dataDir, world } = begin(rig, phase);
  const total = join(rig.root, `total-${phase}`);
  const ended = await runWorkload(rig, phase, world, dataDir, shimmed(rig.shim, dataDir, { total }));
  rmSync(dataDir, { recursive: true });
  if (ended.code !== 0) throw new Error(`the ${phase} workload ${failure(ended)}`);
  if (ended.said.errors.length > 0) throw new Error(`the ${phase} workload: ${ended.said.errors.join('; ')}`);
  return Number(readFileSync(total, 'utf8'));
}

/** What was found wrong at which call. */
export type Wrong = { readonly at: number; readonly violations: readonly Violation[] };

/** Ends a phase at some calls, in rising order, and opens again what is left of each. */
export async function tryPoints(rig: Rig, phase: Phase, calls: readonly number[], mode: Mode): Promise<Wrong[]> {
  const { dataDir, world } = begin(rig, phase);
  const images = `${dataDir}-images`;
  mkdirSync(images);
  try {
    const crash = shimmed(rig.shim, dataDir, { calls, mode, seed: rig.seed, images });
    const ended = await runWorkload(rig, phase, world, dataDir, crash);
    if (ended.signal !== 'SIGKILL') throw new Error(`the ${phase} workload ${failure(ended)}`);
    const last = { at: calls.at(-1) ?? 0, world, said: ended.said };
    const wrong: Wrong[] = [];
    for (const moment of [...ended.images, last]) {
      const folder = moment === last ? dataDir : join(images, String(moment.at));
      wrong.push({ at: moment.at, violations: await check(folder, moment.world, moment.said) });
      rmSync(folder, { recursive: true });
    }
    if (wrong.length !== calls.length) throw new Error(`${wrong.length} of ${calls.length} points were reached`);
    return wrong;
  } finally {
    for (const folder of [dataDir, images]) rmSync(folder, { recursive: true, force: true });
  }
}
