import type { KyselyPlugin } from 'kysely';

/** The hub's process is gone; whatever still runs is a ghost of it. */
export class HubGone extends Error {
  override readonly name = 'HubGone';
}

/**
 * Ends a hub's process at one moment of its work: before or after any of its statements, counted from when it is armed. What was
 * not committed then is rolled back by the database. After the end every statement fails.
 */
export type Ending = {
  readonly plugin: KyselyPlugin;
  arm(moment: number): void;
  /** A new process. */
  disarm(): void;
  readonly isGone: boolean;
};

export function ending(): Ending {
  let left = Infinity;
  const tick = (): void => {
    left -= 1;
    if (left <= 0) throw new HubGone();
  };
  return {
    plugin: {
      transformQuery: ({ node }) => {
        tick();
        return node;
      },
      transformResult: ({ result }) => {
        try {
          tick();
          return Promise.resolve(result);
        } catch (error) {
          return Promise.reject(error);
        }
      },
    },
    arm: (moment) => {
      left = moment;
    },
    disarm: () => {
      left = Infinity;
    },
    get isGone() {
      return left <= 0;
    },
  };
}
