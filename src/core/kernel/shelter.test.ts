import { expect, test } from 'vitest';
import { fakeClock } from '#testkit/clock.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { DiskFull, ReplicaDamaged } from '../db/errors.ts';
import { sheltered } from './shelter.ts';

function shelter() {
  const [clock, log] = [fakeClock(), memoryLog()];
  const seen = { damaged: 0, runs: 0 };
  const safe = sheltered(clock, log, () => {
    seen.damaged += 1;
  });
  const failing =
    (error: Error, times = 1) =>
    () => {
      seen.runs += 1;
      if (seen.runs <= times) throw error;
    };
  return { clock, log, seen, safe, failing };
}

test('a timer that fails ends nothing, and stands in the log', async () => {
  const { clock, log, seen, safe, failing } = shelter();
  safe.after(10, failing(new TypeError('oops')));
  await clock.advance(60_000);
  expect([seen, log.lines.map((line) => line.event)]).toEqual([{ damaged: 0, runs: 1 }, ['timer.fault']]);
});

test('damage is passed on', async () => {
  const { clock, seen, safe, failing } = shelter();
  safe.after(10, failing(new ReplicaDamaged('torn'), 9));
  await clock.advance(60_000);
  expect(seen).toEqual({ damaged: 1, runs: 1 });
});

test('what found no room is done again until there is some, or until it is called off', async () => {
  const { clock, seen, safe, failing } = shelter();
  safe.after(10, failing(new DiskFull('full'), 2));
  await clock.advance(200_000);
  expect(seen.runs).toBe(3);
  const cancel = safe.after(10, () => {
    throw new DiskFull('full');
  });
  await clock.advance(20);
  expect(clock.timers).toBe(1);
  cancel();
  expect(clock.timers).toBe(0);
});
