import { z } from 'zod';

/** A moment: whole milliseconds since 1970 UTC. Fields that hold one end in `At`. */
export const Millis = z.int().min(0).max(8_640_000_000_000_000);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
