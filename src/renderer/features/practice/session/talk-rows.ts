import type { Turn } from '#shared/domain/practice/index.ts';

/** A turn with its place, and for a line of the customer its place among those. */
export type TalkRow = { readonly key: string; readonly turn: Turn; readonly heard: number };

export function talkRows(turns: readonly Turn[]): TalkRow[] {
  let heard = -1;
  return turns.map((turn, i) => {
    if (turn.did === 'heard') heard += 1;
    return { key: String(i), turn, heard };
  });
}
