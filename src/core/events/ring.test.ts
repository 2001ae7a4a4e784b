import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_NAMED } from '../kernel/changes.ts';
import { createRing, RING_SIZE, type Ring } from './ring.ts';

const change = (ring: Ring, tbl: string, ...ids: string[]): void => {
  ring.publishChanges(new Map([[tbl, new Set(ids)]]));
};
const tables = (ring: Ring, since: number): unknown => {
  const event = ring.since(since).find((one) => one.event.type === 'changed')?.event;
  return event?.type === 'changed' ? event.tables : undefined;
};

describe('the ring of events', () => {
  test('1: numbers rise by one, and nothing is announced for no change', () => {
    const ring = createRing();
    expect(ring.head).toBe(0);
    ring.publishChanges(new Map());
    expect(ring.head).toBe(0);
    ring.publish({ type: 'session' });
    change(ring, 'ticket', 't1');
    expect(ring.head).toBe(2);
    expect(ring.since(2)).toEqual([]);
  });

  test('2 and 3: a slow reader gets what it missed in one piece, with ids named up to a bound', () => {
    const ring = createRing();
    for (let i = 0; i < 50; i += 1) change(ring, 'ticket', `t${i % 3}`);
    ring.publish({ type: 'settings' });
    change(ring, 'message', 'm1');
    const missed = ring.since(0);
    expect(missed.map((one) => one.event.type)).toEqual(['settings', 'changed']);
    expect(tables(ring, 0)).toEqual({ ticket: ['t0', 't1', 't2'], message: ['m1'] });
    expect(tables(ring, 51)).toEqual({ message: ['m1'] });
    for (let i = 0; i <= MAX_NAMED; i += 1) change(ring, 'customer', `c${i}`);
    expect(tables(ring, 52)).toEqual({ customer: 'all' });
  });

  test('4: a reader whose place is gone gets one reset', () => {
    const ring = createRing();
    for (let i = 0; i < RING_SIZE + 10; i += 1) change(ring, 'ticket', `t${i}`);
    expect(ring.since(9)).toEqual([{ n: RING_SIZE + 10, event: { type: 'reset' } }]);
    expect(ring.since(-1)).toEqual([{ n: RING_SIZE + 10, event: { type: 'reset' } }]);
    expect(ring.since(99_999)).toEqual([{ n: RING_SIZE + 10, event: { type: 'reset' } }]);
    expect(ring.since(10).map((one) => one.event.type)).toEqual(['changed']);
  });

  test('however a reader comes and goes, it hears of every row that changed, or of a reset', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant('read' as const)), { maxLength: 60 }),
        (steps) => {
          const ring = createRing();
          let place = 0;
          const changed = new Set<string>();
          const heard = new Set<string>();
          for (const step of [...steps, 'read' as const]) {
            if (step === 'read') {
              for (const { event } of ring.since(place)) {
                if (event.type !== 'changed') continue;
                for (const ids of Object.values(event.tables)) for (const id of ids === 'all' ? [] : ids) heard.add(id);
              }
              place = ring.head;
            } else {
              changed.add(`t${step}`);
              change(ring, 'ticket', `t${step}`);
            }
          }
          expect(heard).toEqual(changed);
        },
      ),
    );
  });
});
