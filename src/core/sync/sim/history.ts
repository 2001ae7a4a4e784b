import { seededRandom } from '#testkit/random.ts';
import { drawOperations, type Operation } from './operations.ts';
import { checkAll, comeToRest } from './rest.ts';
import { checkVisible } from './looks.ts';
import { startModelHub } from '#testkit/sim-hub-model.ts';
import type { StartHub } from '#testkit/sim-hub.ts';
import { Violation, type Invariant } from './violation.ts';
import { apply, makeWorld, type World } from './world.ts';

export type Plan = { readonly seed: number; readonly devices: number; readonly operations: readonly Operation[] };
export type Verdict = {
  readonly rpcs: number;
  readonly crashes: number;
  readonly restores: number;
  /** Undefined: everything held. `what`: in words, for whoever looks into it. */
  readonly violation?: { readonly invariant: Invariant | 'error'; readonly what: string };
};

/** Devices and length of the histories, by turns: most are short, some are long with many devices. */
const SIZES = [
  [2, 40],
  [2, 40],
  [3, 40],
  [5, 120],
] as const;

export function planOf(seed: number, devices?: number): Plan {
  const [usual, count] = SIZES[seed % SIZES.length] ?? SIZES[0];
  const among = devices ?? usual;
  return { seed, devices: among, operations: drawOperations(seededRandom(seed), among, count) };
}

async function run(world: World, { operations }: Plan): Promise<void> {
  for (const operation of operations) await apply(world, operation);
  await comeToRest(world);
  await checkAll(world);
  for (const device of world.devices) checkVisible(device);
}

/** Plays one history from its beginning to its rest. The same plan gives the same verdict, always. */
export async function play(plan: Plan, startHub: StartHub = startModelHub): Promise<Verdict> {
  const world = await makeWorld(startHub, plan.seed, plan.devices);
  const told = (violation?: Verdict['violation']): Verdict => ({
    rpcs: world.network.rpcs,
    crashes: world.counts.crashes,
    restores: world.counts.restores,
    ...(violation && { violation }),
  });
  try {
    await run(world, plan);
    return told();
  } catch (error) {
    if (error instanceof Violation) return told({ invariant: error.invariant, what: error.message });
    return told({ invariant: 'error', what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    for (const device of world.devices) {
      device.process.end();
      device.open.sync.stop();
      device.db.close();
    }
    await world.hub.close();
  }
}
