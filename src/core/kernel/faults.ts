import type { Clock } from './ports.ts';

/** A defect as it may be told to an engineer: no message, no cause. */
export type Fault = { readonly at: number; readonly reference: string; readonly call: string; readonly code: string };

const KEPT = 20;

/** The newest faults of one run, newest first. */
export type Faults = {
  note(reference: string, call: string, cause: unknown): void;
  list(): readonly Fault[];
};

const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
};

export function createFaults(clock: Pick<Clock, 'now'>): Faults {
  const kept: Fault[] = [];
  return {
    note: (reference, call, cause) => {
      kept.unshift({ at: clock.now(), reference, call, code: codeOf(cause) });
      kept.length = Math.min(kept.length, KEPT);
    },
    list: () => kept,
  };
}
