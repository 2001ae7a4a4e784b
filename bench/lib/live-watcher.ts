import type { BoardEvent } from '#shared/contract/team/board.ts';
import type { LiveCounts } from './live-counts.ts';
import type { Wire } from './load-wire.ts';

type Watching = { readonly wire: Wire; readonly counts: LiveCounts; readonly isOver: () => boolean };

/** Reads the board as a lead's desk does, and notes of every change when it came. Without a token: of the bare board. */
export function watchBoard({ wire, counts, isOver }: Watching, token: string): void {
  const known = new Map<string, number>();
  const heard = (line: string): void => {
    if (!line.startsWith('data:')) return;
    counts.bytes += line.length;
    const { people } = JSON.parse(line.slice('data:'.length)) as BoardEvent;
    for (const { agentId, sinceAt } of people) counts.told(agentId, sinceAt, known);
  };
  const ended = (): void => {
    if (!isOver()) counts.failed('board: ended');
  };
  wire.listen('/live/v1/board', token, heard, ended);
}
