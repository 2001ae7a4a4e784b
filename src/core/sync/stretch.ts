import type { Db } from '../db/types.ts';
import type { Learned, Step } from './step.ts';

/** What can be asked for again need not wait for the disk. */
export const LOOSE = { isDurable: false, stretch: 'opens' } as const;
/** Rows of several pages touch the same places of the indexes: written together, these are written once. */
const PAGES_TO_COMMIT = 4;

/** A step that writes a page at a time, several of them in one transaction. @param isLast whether no page follows this one. */
export function inStretches(db: Pick<Db, 'settle'>, step: Step, isLast: (learned: Learned) => boolean): Step {
  let unsettled = 0;
  const settle = (): void => {
    unsettled = 0;
    db.settle();
  };
  return async () => {
    try {
      const learned = await step();
      unsettled += 1;
      if (isLast(learned) || unsettled >= PAGES_TO_COMMIT) settle();
      return learned;
    } catch (error) {
      settle();
      throw error;
    }
  };
}
