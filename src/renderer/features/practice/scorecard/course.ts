import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { oneLine } from '#shared/kernel/text.ts';

type Heat = PracticeRecord['heat'][number];
/** What stands out in how a feeling went: the step that changed it most, `from` and `to` between 0 and 1. */
export type Turning = { readonly index: number; readonly from: number; readonly to: number; readonly turn: number };

/** Less than this between two lines is no change that anybody would see. */
const LEAST = 0.08;

/** Where the feeling eased most; where it never eased, where it rose most. Null: it hardly moved, or there is too little of it. */
export function turningOf(heat: readonly Heat[]): Turning | null {
  const steps = heat.slice(1).map((now, i) => ({
    index: i + 1,
    turn: now.turn,
    from: heat[i]?.heat ?? now.heat,
    to: now.heat,
  }));
  const by = (one: Turning): number => one.to - one.from;
  const down = steps.toSorted((a, b) => by(a) - by(b))[0];
  if (down && by(down) <= -LEAST) return down;
  const up = steps.toSorted((a, b) => by(b) - by(a))[0];
  return up && by(up) >= LEAST ? up : null;
}

const QUOTED = 24;

/** The trainee's line that a moment of the course came of: the last one up to it. */
export function causeOf(turns: PracticeRecord['turns'], turn: number): { turn: number; said: string } | null {
  const at = turns.findLastIndex((one, i) => i <= turn && one.did === 'said');
  const line = turns[at];
  return line?.did === 'said' ? { turn: at, said: oneLine(line.text, QUOTED) } : null;
}

/** Where each point stands, in per cent of the width and of the height from above. */
export const pointsAt = (heat: readonly Heat[]): { readonly x: number; readonly y: number }[] =>
  heat.map(({ heat: strength }, i) => ({
    x: heat.length < 2 ? 0 : (i * 100) / (heat.length - 1),
    y: (1 - Math.min(1, Math.max(0, strength))) * 100,
  }));
