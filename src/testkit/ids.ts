import { uuidSource } from '#core/kernel/uuid.ts';
import type { Clock, Ids } from '#core/kernel/ports.ts';
import { seededRandom } from './random.ts';

/** Real UUIDv7s, the same in every run. */
export const seededIds = (clock: Clock, seed = 1): Ids => uuidSource(clock, seededRandom(seed));
