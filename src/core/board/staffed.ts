import type { BoardAgent } from '#shared/contract/app/board.ts';
import { SLOT_MS, type Staffed } from '#shared/domain/cover/index.ts';
import { dutiesBetween } from '#shared/domain/load/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { loadTables } from '../load/index.ts';

/** Whoever takes contacts now. */
export const isServing = ({ state }: Pick<BoardAgent, 'state'>): boolean =>
  state === 'available' || state === 'on-contact' || state === 'acw';

const shares = (one: BoardAgent, queueIds: readonly string[]): boolean =>
  one.queueIds.some((id) => queueIds.includes(id));

export const servingOf = (people: readonly BoardAgent[], queueIds: readonly string[]): BoardAgent[] =>
  people.filter((one) => isServing(one) && shares(one, queueIds));

type Asked = {
  readonly serving: readonly BoardAgent[];
  readonly now: number;
  readonly untilAt: number;
  /** Hub time minus desk time, ms. */
  readonly skew: number;
};

/**
 * How many serve from now to `untilAt`. Who has a shift is there as long as it runs; of who has none nothing better is known than that
 * they stay. Who has not come yet is not counted on.
 */
export function staffedOf(db: ReadableDb, { serving, now, untilAt, skew }: Asked): Staffed[] {
  const first = now - (now % SLOT_MS);
  const plans = serving.map(({ agentId, shiftEndsAt }) => {
    const shift = loadTables.shift.get(db, agentId)?.data;
    if (shift) return dutiesBetween(shift, now - SLOT_MS, untilAt);
    return shiftEndsAt === null ? undefined : [{ fromAt: 0, toAt: shiftEndsAt + skew }];
  });
  const count = (at: number): number =>
    plans.filter((duties) => !duties || at <= now || duties.some(({ fromAt, toAt }) => fromAt <= at && at < toAt))
      .length;
  return Array.from({ length: Math.ceil((untilAt - first) / SLOT_MS) }, (_, i) => {
    const fromAt = first + i * SLOT_MS;
    return { fromAt, toAt: fromAt + SLOT_MS, people: count(fromAt) };
  });
}
