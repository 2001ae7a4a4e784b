/**
 * Plays histories in a process of its own, which the parent ends: one JSON line each on standard output.
 * `worker.ts play HUB FROM COUNT STRIDE DEVICES` (DEVICES 0: as usual for the seed), `worker.ts shrink HUB SEED DEVICES`.
 */
import process from 'node:process';
import type { StartHub } from '#testkit/sim-hub.ts';
import { planOf, play } from './history.ts';
import { isHubKind, openHubs } from './hubs.ts';
import { shrink } from './shrink.ts';

const [what, kind = 'model', ...numbers] = process.argv.slice(2);
const say = (line: object): unknown => process.stdout.write(`${JSON.stringify(line)}\n`);
const plan = (seed: number, devices: number) => planOf(seed, devices === 0 ? undefined : devices);

async function playAll(start: StartHub, [from = 1, count = 0, stride = 1, devices = 0]: number[]): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const planned = plan(from + i * stride, devices);
    say({ seed: planned.seed, operations: planned.operations.length, ...(await play(planned, start)) });
  }
}

async function shrinkOne(start: StartHub, [seed = 1, devices = 0]: number[]): Promise<void> {
  const whole = plan(seed, devices);
  const { violation } = await play(whole, start);
  const left = violation && (await shrink(whole, violation.invariant, (fewer) => play(fewer, start)));
  say(left ?? { ...whole, operations: [] });
}

const { start } = await openHubs(isHubKind(kind) ? kind : 'model');
await (what === 'shrink' ? shrinkOne : playAll)(start, numbers.map(Number));
process.exit(0);
