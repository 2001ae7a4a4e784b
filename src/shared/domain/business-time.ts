import type { Calendar } from './policy.ts';
import { DAY, MINUTE } from '../kernel/units.ts';
import { dateOf, offsetIn, stretches, weekdayOf, type Offset } from './zone.ts';

/**
 * Working time of a calendar. A moment is working time when the wall clock of the calendar's zone then stands within a span
 * of its day: so a day on which clocks change is as long as the people there live it. Free of schemas. Invariants:
 * 1. `between(a, add(a, ms)) = ms`, and `add` gives the earliest such moment.
 * 2. `between(a, b) + between(b, c) = between(a, c)` for a ≤ b ≤ c.
 * 3. What was worked out is kept: days are looked at once, in blocks, when somebody first asks for one of them.
 */
export type BusinessTime = {
  /** The moment when `ms` of working time have passed since `from`; null: not within ten years. */
  add(from: number, ms: number): number | null;
  /** Working time between two moments; 0 when `to` is not after `from`. */
  between(from: number, to: number): number;
};

const BLOCK_DAYS = 32;
const BLOCK_MS = BLOCK_DAYS * DAY;
const MAX_BLOCKS = Math.ceil((10 * 366) / BLOCK_DAYS);

/** Minutes since midnight. */
type Spans = Calendar['week'][number];
/** Working intervals of a block in order; `before[i]` is the working time of the block before interval i. */
type Block = { readonly from: number[]; readonly to: number[]; readonly before: number[]; readonly total: number };

function merged(spans: Spans): Spans {
  const joined: { from: number; to: number }[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

function spansByDay(calendar: Calendar): (localDay: number) => Spans {
  const week = calendar.week.map(merged);
  const holidays = new Set(calendar.holidays.map(({ date }) => date));
  const extra = new Map(calendar.extra.map(({ date, spans }) => [date, merged(spans)]));
  return (localDay) => {
    const date = dateOf(localDay);
    return extra.get(date) ?? (holidays.has(date) ? [] : (week[weekdayOf(localDay)] ?? []));
  };
}

function blockOf(index: number, offset: Offset, spansOf: (localDay: number) => Spans): Block {
  const [from, to, before]: [number[], number[], number[]] = [[], [], []];
  let total = 0;
  const push = (start: number, end: number): void => {
    if (end <= start) return;
    from.push(start);
    to.push(end);
    before.push(total);
    total += end - start;
  };
  for (let day = index * BLOCK_MS; day < (index + 1) * BLOCK_MS; day += DAY) {
    for (const part of stretches(offset, day, day + DAY)) {
      const last = Math.floor((part.to + part.offset - 1) / DAY);
      for (let local = Math.floor((part.from + part.offset) / DAY); local <= last; local += 1) {
        const midnight = local * DAY - part.offset;
        for (const span of spansOf(local)) {
          push(Math.max(part.from, midnight + span.from * MINUTE), Math.min(part.to, midnight + span.to * MINUTE));
        }
      }
    }
  }
  return { from, to, before, total };
}

/** How many of an ascending list are at most `limit`. */
function countUpTo(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Working time of a block before a moment. */
function workedBefore(block: Block, at: number): number {
  const i = countUpTo(block.from, at) - 1;
  if (i < 0) return 0;
  const start = block.from[i] ?? 0;
  return (block.before[i] ?? 0) + Math.min(at, block.to[i] ?? start) - start;
}

/** The earliest moment at which a block has seen so much working time; 0 < ms ≤ total. */
function momentOf(block: Block, ms: number): number {
  const i = countUpTo(block.before, ms - 1) - 1;
  return (block.from[i] ?? 0) + ms - (block.before[i] ?? 0);
}

const indexOf = (at: number): number => Math.floor(at / BLOCK_MS);

export function businessTime(calendar: Calendar): BusinessTime {
  const offset = offsetIn(calendar.timeZone);
  const spansOf = spansByDay(calendar);
  const blocks = new Map<number, Block>();
  const blockAt = (index: number): Block => {
    const known = blocks.get(index);
    if (known) return known;
    const block = blockOf(index, offset, spansOf);
    blocks.set(index, block);
    return block;
  };
  return {
    add: (from, ms) => {
      if (ms <= 0) return from;
      const first = indexOf(from);
      let needed = ms + workedBefore(blockAt(first), from);
      for (let index = first; index < first + MAX_BLOCKS; index += 1) {
        const block = blockAt(index);
        if (needed <= block.total) return momentOf(block, needed);
        needed -= block.total;
      }
      return null;
    },
    between: (from, to) => {
      if (to <= from) return 0;
      const [first, last] = [indexOf(from), indexOf(to)];
      let worked = workedBefore(blockAt(last), to) - workedBefore(blockAt(first), from);
      for (let index = first; index < last; index += 1) worked += blockAt(index).total;
      return worked;
    },
  };
}
