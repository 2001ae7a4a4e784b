import { availableParallelism } from 'node:os';
import { HUBS, isHubKind, type HubKind } from '../src/core/sync/sim/hubs.ts';
import { MUTANTS } from '../src/core/sync/sim/mutants.ts';
import { playMany, shrunk, type Played } from '../src/core/sync/sim/run.ts';
import { readArgs, readWhole } from './lib/args.ts';
import { politely, Sentence } from './lib/sentence.ts';

const HELP = `npm run simulate -- [--histories N] [--seed S] [--devices D] [--hub H] [--json]    desks, a hub and every fault between them
npm run simulate -- --mutants [--histories N] [--json]                              breaks one rule after the other: each must be found

  --histories   how many, from seed S on (200; with --mutants the most for each, 600)
  --seed        the first seed (1); the same seed is the same history, always
  --devices     so many desks in each; without it 2, 3 or 5, by the seed
  --hub         model: the protocol from memory, quick (without this word); real: the hub's own routes, rules and SQL
  --json        one JSON object, nothing else on standard output
  --help        this page

A violation is printed with its seed and the fewest operations that still show it; exit code 1.`;

const workers = Math.max(1, Math.min(4, availableParallelism()));

type Sum = { histories: number; operations: number; rpcs: number; crashes: number; restores: number; bad: Played[] };
const NOTHING: Sum = { histories: 0, operations: 0, rpcs: 0, crashes: 0, restores: 0, bad: [] };
const plus = (sum: Sum, one: Played): Sum => ({
  histories: sum.histories + 1,
  operations: sum.operations + one.operations,
  rpcs: sum.rpcs + one.rpcs,
  crashes: sum.crashes + one.crashes,
  restores: sum.restores + one.restores,
  bad: one.violation ? [...sum.bad, one] : sum.bad,
});

async function histories(hub: HubKind, from: number, count: number, devices: number): Promise<void> {
  const began = performance.now();
  let sum = NOTHING;
  await playMany({ hub, from, histories: count, devices, workers }, (played) => {
    sum = plus(sum, played);
    return true;
  });
  const { bad, ...figures } = sum;
  const perSecond = Math.round((sum.histories / (performance.now() - began)) * 10_000) / 10;
  const violations = bad.map(({ seed, violation }) => ({ seed, ...violation }));
  console.log(JSON.stringify({ hub, ...figures, violations: bad.length, perSecond }));
  for (const { seed, ...violation } of violations) console.error(`seed ${seed}: ${violation.what ?? ''}`);
  const [first] = violations;
  if (!first) return;
  process.exitCode = 1;
  console.error(`The fewest operations:\n${JSON.stringify(await shrunk(hub, first.seed, devices), null, 1)}`);
}

/** The witness first; only where it no longer shows the fault, others are tried. */
async function find(name: string, most: number): Promise<Played | undefined> {
  let found: Played | undefined;
  const look = (played: Played): boolean => {
    if (played.violation) found ??= played;
    return found === undefined;
  };
  const { witness = 0, hub = 'model' } = MUTANTS[name] ?? {};
  if (witness > 0) await playMany({ hub, from: witness, histories: 1, devices: 0, workers: 1, mutant: name }, look);
  if (!found) await playMany({ hub, from: 1, histories: most, devices: 0, workers, mutant: name }, look);
  return found;
}

async function mutants(most: number, isJson: boolean): Promise<void> {
  const results = [];
  for (const name of Object.keys(MUTANTS)) {
    const found = await find(name, most);
    results.push({ name, seed: found?.seed ?? null, invariant: found?.violation?.invariant ?? null });
    if (!isJson)
      console.log(
        found ? `found      ${name} (seed ${found.seed}, ${found.violation?.invariant})` : `NOT FOUND  ${name}`,
      );
  }
  const missed = results.filter(({ seed }) => seed === null).length;
  if (isJson) console.log(JSON.stringify({ mutants: results.length, missed, results }));
  if (missed > 0) process.exitCode = 1;
}

async function run(args: string[]): Promise<void> {
  const { values } = readArgs(args, {
    histories: { type: 'string' },
    seed: { type: 'string' },
    devices: { type: 'string' },
    hub: { type: 'string', default: 'model' },
    mutants: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const);
  if (values.help) return console.log(HELP);
  const isJson = values.json;
  if (values.mutants) return await mutants(readWhole(values.histories ?? '600', '--histories', 1), isJson);
  const count = readWhole(values.histories ?? '200', '--histories', 1);
  const devices = readWhole(values.devices ?? '0', '--devices', 0, 5);
  if (!isHubKind(values.hub)) throw new Sentence(`--hub is one of ${HUBS.join(', ')}`);
  await histories(values.hub, readWhole(values.seed ?? '1', '--seed', 0), count, devices);
}

export const main = (args: string[]): Promise<void> => politely(() => run(args));
