/**
 * Plays histories in a process of its own, which the parent ends: one JSON line each on standard output.
 * `worker.ts play FROM COUNT STRIDE DEVICES` (DEVICES 0: as usual for the seed), `worker.ts shrink SEED DEVICES`.
 */
import process from 'node:process';
import { planOf, play } from './history.ts';
import { shrink } from './shrink.ts';

const [what, ...numbers] = process.argv.slice(2);
const say = (line: object): unknown => process.stdout.write(`${JSON.stringify(line)}\n`);
const plan = (seed: number, devices: number) => planOf(seed, devices === 0 ? undefined : devices);

async function playAll(from: number, count: number, stride: number, devices: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const planned = plan(from + i * stride, devices);
    say({ seed: planned.seed, operations: planned.operations.length, ...(await play(planned)) });
  }
}

async function shrinkOne(seed: number, devices: number): Promise<void> {
  const whole = plan(seed, devices);
  const { violation } = await play(whole);
  say(violation ? await shrink(whole, violation.invariant) : { ...whole, operations: [] });
}

const [first = 1, second = 0, third = 1, fourth = 0] = numbers.map(Number);
await (what === 'shrink' ? shrinkOne(first, second) : playAll(first, second, third, fourth));
process.exit(0);
