import { test } from '../fixtures/world.ts';
import { offlineShift } from './offline-shift.ts';

test('a shift without the hub loses nothing and doubles nothing (PGlite)', async ({ world }) => {
  await offlineShift(world);
});
