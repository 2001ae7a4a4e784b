import { describe, expect, test } from 'vitest';
import { TABLES } from '#shared/domain/tables.ts';
import { changes, latestOf } from './changes.ts';
import { ticketRows } from './tickets.ts';

const rows = [...ticketRows(2000, 'agent-x')];
const acts = [...changes(1000, rows)];

describe('what happened while a desk was away', () => {
  test('is of all three sorts, and every row is one the protocol knows', () => {
    const sorts = acts.map((act) => act.map(({ tbl }) => tbl).join('+'));
    expect([...new Set(sorts)].toSorted()).toEqual(['customer', 'message+ticket', 'ticket']);
    for (const { tbl, data } of acts.flat()) expect(TABLES[tbl].safeParse(data).success).toBe(true);
  });

  test('changes some rows several times, and the last of each stands', () => {
    const latest = latestOf(acts);
    expect(latest.length).toBeLessThan(acts.flat().length);
    for (const { tbl, id, data } of latest) {
      const written = acts.flat().filter((effect) => effect.tbl === tbl && effect.id === id);
      expect(written.at(-1)?.data).toBe(data);
    }
    const numbers = new Map(rows.flatMap(({ tbl, id, data }) => (tbl === 'ticket' && data ? [[id, data.number]] : [])));
    for (const { tbl, id, data } of latest) if (tbl === 'ticket') expect(data?.number).toBe(numbers.get(id));
  });

  test('ends with a line on the ticket that was touched last, and is the same each time', () => {
    const last = acts.at(-1) ?? [];
    expect(last.map(({ tbl }) => tbl)).toEqual(['message', 'ticket']);
    const times = latestOf(acts).flatMap(({ tbl, data }) => (tbl === 'ticket' && data ? [data.updatedAt] : []));
    expect(last[1]).toMatchObject({ data: { updatedAt: Math.max(...times) } });
    expect([...changes(1000, rows)]).toEqual(acts);
  });
});
