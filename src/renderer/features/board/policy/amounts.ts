import type { LoadPolicy } from '#shared/domain/load/index.ts';

const MINUTE = 60_000;
const SECOND = 1000;

export type Unit = 'minutes' | 'seconds' | 'percent' | 'number';

/** A number of an agreement as it is written: whole, in a unit people use, within what can be kept. */
export type Amount = {
  readonly id: AmountName;
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  readonly get: (policy: Agreed) => number;
  readonly put: (policy: Agreed, value: number) => Agreed;
};
export type Agreed = Omit<LoadPolicy, 'id' | 'teamId'>;

const BREAKS = {
  everyMs: [20, 120],
  restMs: [2, 30],
  postponeMs: [2, 15],
  naturalMs: [2, 30],
} as const;
const WORK = {
  recoverMs: [0, 30],
  pauseAfterMs: [1, 60],
  overtimeHintMs: [5, 60],
} as const;
type BreakName = keyof typeof BREAKS;
type WorkName = keyof typeof WORK;
export type AmountName = BreakName | WorkName | 'share' | 'withinMs';

const names = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

const breaks: Amount[] = names(BREAKS).map((id) => ({
  id,
  unit: 'minutes',
  least: BREAKS[id][0],
  most: BREAKS[id][1],
  get: (policy) => policy.breaks[id] / MINUTE,
  put: (policy, value) => ({ ...policy, breaks: { ...policy.breaks, [id]: value * MINUTE } }),
}));

const work: Amount[] = names(WORK).map((id) => ({
  id,
  unit: 'minutes',
  least: WORK[id][0],
  most: WORK[id][1],
  get: (policy) => policy[id] / MINUTE,
  put: (policy, value) => ({ ...policy, [id]: value * MINUTE }),
}));

const level: Amount[] = [
  {
    id: 'share',
    unit: 'percent',
    least: 50,
    most: 99,
    get: ({ serviceLevel }) => Math.round(serviceLevel.share * 100),
    put: (policy, value) => ({ ...policy, serviceLevel: { ...policy.serviceLevel, share: value / 100 } }),
  },
  {
    id: 'withinMs',
    unit: 'seconds',
    least: 1,
    most: 3600,
    get: ({ serviceLevel }) => serviceLevel.withinMs / SECOND,
    put: (policy, value) => ({ ...policy, serviceLevel: { ...policy.serviceLevel, withinMs: value * SECOND } }),
  },
];

export const AMOUNTS = { breaks, work, level } as const;
export const ALL_AMOUNTS = [...breaks, ...work, ...level];
