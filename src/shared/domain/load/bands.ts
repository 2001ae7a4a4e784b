import { MINUTE } from '../../kernel/units.ts';
import type { Band } from './names.ts';
import type { Occupancy } from './occupancy.ts';

const INFO = 0.75;
const RELIEF = 0.85;
const ACT = 0.9;
/** An hour of work, but for a breath. */
const FULL_MS = 55 * MINUTE;
const SMALL_TEAM = 10;

/** @param teamSize how many are there now, whatever they do. */
export function bandOf({ share, baseMs }: Pick<Occupancy, 'share' | 'baseMs'>, teamSize: number): Band {
  if (share === null) return 'neutral';
  if (baseMs >= FULL_MS && share >= ACT) return 'act';
  if (baseMs >= FULL_MS && share >= RELIEF) return 'relief';
  return share >= INFO && teamSize >= SMALL_TEAM ? 'info' : 'neutral';
}
