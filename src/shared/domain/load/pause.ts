/** One line of a conversation that is written. */
export type Spoken = { readonly at: number; readonly speaker: 'customer' | 'agent' };
export type Pause = { readonly isPaused: boolean; readonly wokeAt: number | null };

/**
 * Whether a written contact sleeps: its customer has left the agent's last word (or the answer itself) without one of their own for
 * `pauseAfterMs`. `wokeAt`: when they wrote again after such a silence; null once the agent has taken it up.
 * @param lines in the order of time.
 */
export function pauseOf(lines: readonly Spoken[], answeredAt: number, pauseAfterMs: number, now: number): Pause {
  let last: Spoken = { at: answeredAt, speaker: 'agent' };
  let wokeAt: number | null = null;
  for (const line of lines) {
    if (line.speaker === 'agent') wokeAt = null;
    else if (last.speaker === 'agent' && line.at - last.at >= pauseAfterMs) wokeAt = line.at;
    last = line;
  }
  return { isPaused: last.speaker === 'agent' && now - last.at >= pauseAfterMs, wokeAt };
}
