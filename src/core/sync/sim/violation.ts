/**
 * What must hold in every history:
 * I1 no edit the desk acknowledged is missing at the hub; I2 each (device, number) is decided once; I3 in the order of the
 * numbers; I4 a replica at rest is what the scope holds, by version and content; I5 visible = base + pending, always;
 * I6 nothing outside the scope is left, neither rows nor links nor words of the search; I7 every outcome reaches its desk;
 * I8 a cursor never skips: no part that does not add up; I9 all is quiet within `QUIET_MS` after the faults stop;
 * I10 what the agent saw acknowledged never disappears from sight, unless it was refused or its ticket left; I11 nothing is
 * logged as an error.
 */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'I11';

export const QUIET_MS = 60_000;

export class Violation extends Error {
  readonly invariant: Invariant;
  constructor(invariant: Invariant, what: string) {
    super(`${invariant}: ${what}`);
    this.name = 'Violation';
    this.invariant = invariant;
  }
}

export function hold(invariant: Invariant, isTrue: boolean, what: () => string): void {
  if (!isTrue) throw new Violation(invariant, what());
}
