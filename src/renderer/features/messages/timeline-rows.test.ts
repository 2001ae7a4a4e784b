import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '#shared/contract/app/messages.ts';
import { joinPages } from './queries.ts';
import { timelineRows } from './timeline-rows.ts';

const line = (id: string, at: number, body = ''): TimelineItem => ({ id, at, body }) as TimelineItem;
const noon = new Date(2026, 10, 20, 12).getTime();
const midnight = new Date(2026, 10, 21).getTime();

describe('the rows of a conversation', () => {
  it('have one heading over each day of this computer’s clock', () => {
    const rows = timelineRows([line('a', noon), line('b', midnight - 1), line('c', midnight)], false);
    expect(rows.map((row) => (row.type === 'line' ? row.item.id : row.type))).toEqual(['day', 'a', 'b', 'day', 'c']);
  });

  it('say where the conversation begins only when it is all here', () => {
    expect(timelineRows([line('a', noon)], true)[0]?.type).toBe('begin');
    expect(timelineRows([line('a', noon)], false)[0]?.type).toBe('day');
    expect(timelineRows([], true)).toEqual([]);
  });

  it('have keys of their own', () => {
    const keys = timelineRows([line('a', noon), line('b', midnight)], true).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('pages of lines', () => {
  it('are joined oldest first, each line once, in its newest state', () => {
    const newest = [line('b', 2, 'new'), line('c', 3)];
    const older = [line('a', 1), line('b', 2, 'old')];
    expect(joinPages([newest, older]).map((item) => [item.id, item.body])).toEqual([
      ['a', ''],
      ['b', 'new'],
      ['c', ''],
    ]);
  });
});
