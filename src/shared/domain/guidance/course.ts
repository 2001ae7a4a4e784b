import type { Feeling } from './feeling.ts';
import type { Stage } from './card.ts';

/** One thing said. `feeling` null: not the customer's. */
export type Turn = { readonly key: string; readonly at: number; readonly feeling: Feeling | null };

export const COURSE_TRENDS = ['better', 'worse', 'steady'] as const;
export type CourseTrend = (typeof COURSE_TRENDS)[number];

const RECENT = 2;
/** Half of a step that anybody would call another mood. */
const MARKED = 0.25;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How the customer's mood has gone: their last two turns beside all before. Null: too few to tell. */
export function trendOf(turns: readonly Turn[]): CourseTrend | null {
  const polarities = turns.flatMap(({ feeling }) => (feeling ? [feeling.polarity] : []));
  if (polarities.length <= RECENT) return null;
  const change = mean(polarities.slice(-RECENT)) - mean(polarities.slice(0, -RECENT));
  return change >= MARKED ? 'better' : change <= -MARKED ? 'worse' : 'steady';
}

const OPENING_TURNS = 2;

/** @param isSettled what was asked for is done: solved, or being wrapped up. */
export function stageOf(turns: readonly Turn[], isSettled: boolean): Stage {
  if (isSettled) return 'closing';
  return turns.filter(({ feeling }) => feeling !== null).length <= OPENING_TURNS ? 'opening' : 'middle';
}

const NEXT_TURNS = 3;

/** What became of the mood after a moment: the mean of the next turns, at most three, and the last. Null: the customer said no more. */
export function changeAfter(
  turns: readonly Turn[],
  at: number,
): { after: number | null; end: number | null; turns: number } {
  const later = turns.flatMap((turn) => (turn.feeling && turn.at > at ? [turn.feeling.polarity] : []));
  const next = later.slice(0, NEXT_TURNS);
  return { after: next.length === 0 ? null : mean(next), end: later.at(-1) ?? null, turns: later.length };
}
