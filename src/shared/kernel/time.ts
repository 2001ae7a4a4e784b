import { z } from 'zod';

export { DAY, HOUR, MINUTE, SECOND } from './units.ts';

/** A moment: whole milliseconds since 1970 UTC. Fields that hold one end in `At`. */
export const Millis = z.int().min(0).max(8_640_000_000_000_000);
