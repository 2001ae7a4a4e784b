import { upTo } from './exchanges.ts';
import type { SolvedTicket, TicketLine } from './kinds.ts';

/** How many lines are read of the beginning of a conversation, and as many of its end: a draft has no room for more. */
const MOST_OF_AN_END = 60;
/** In UTF-16 units; of what is pasted in the beginning is enough. */
const LONGEST = 4000;

/** A line and its place in the ticket. */
export type PlacedLine = TicketLine & { readonly at: number };

/** The lines that a draft is made of: why somebody came, and how it was settled. */
export function linesToRead({ lines }: SolvedTicket): { lines: PlacedLine[]; isPart: boolean } {
  const placed = lines.map((line, at) => ({ ...line, at }));
  const read =
    placed.length <= 2 * MOST_OF_AN_END
      ? placed
      : [...placed.slice(0, MOST_OF_AN_END), ...placed.slice(-MOST_OF_AN_END)];
  const isPart = read.length < lines.length || read.some(({ text }) => text.length > LONGEST);
  return { lines: read.map((line) => ({ ...line, text: upTo(line.text, LONGEST) })), isPart };
}
