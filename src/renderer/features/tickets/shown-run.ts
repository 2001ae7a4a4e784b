import type { Ticket } from '#shared/domain/ticket.ts';

type Runs = NonNullable<Ticket['runs']>;

/** The walk that goes on, the newest first; else one that ended and still holds the ticket back. Its blocks are those of all of them. */
export function shownRun({ runs = [] }: Pick<Ticket, 'runs'>): Runs[number] | undefined {
  const run = runs.findLast(({ state }) => state === 'going') ?? runs.findLast(({ blocks }) => blocks.length > 0);
  return run && { ...run, blocks: runs.flatMap(({ blocks }) => blocks) };
}
