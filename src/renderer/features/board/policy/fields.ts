import { CHANNELS, type Channel } from '#shared/domain/channel.ts';
import {
  changedBy,
  DEFAULT_CAPACITY,
  DEFAULT_LOAD,
  type CapacityChange,
  type LoadPolicy,
} from '#shared/domain/load/index.ts';

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
const ALL = [...breaks, ...work, ...level];

/** What one person can take at once; what is left out is as usual. */
export const PARTS = [
  'total',
  ...CHANNELS.map((channel) => `cost.${channel}` as const),
  ...CHANNELS.map((channel) => `most.${channel}` as const),
] as const;
export type Part = (typeof PARTS)[number];
const CAPACITY_BOUNDS = { total: [10, 100], cost: [1, 100], most: [1, 20] } as const;

export type PartKind = 'total' | 'cost' | 'most';
export const kindOf = (part: Part): { readonly kind: PartKind; readonly channel: Channel } => {
  const [kind = 'total', channel = 'phone'] = part.split('.');
  return { kind: kind as PartKind, channel: channel as Channel };
};
export const boundsOf = (part: Part): readonly [number, number] => CAPACITY_BOUNDS[kindOf(part).kind];

export function partOf(change: CapacityChange, part: Part): number | undefined {
  const { kind, channel } = kindOf(part);
  if (kind === 'total') return change.total;
  return (kind === 'cost' ? change.costs : change.most)?.[channel];
}

/** What holds where nothing is written: of everybody for a trainee and for a single person, of the product for everybody. Undefined: no bound. */
export function usualOf(part: Part, usual: CapacityChange): number | undefined {
  return partOf(changedBy(DEFAULT_CAPACITY, usual), part);
}

/** An agreement as it is being written, field by field: `everyMs`, `capacity.cost.chat`, `agents.<id>.total`. */
export type Written = Readonly<Record<string, string>>;

const changeText = (change: CapacityChange, prefix: string): [string, string][] =>
  PARTS.map((part) => [`${prefix}.${part}`, String(partOf(change, part) ?? '')]);

export const personKey = (agentId: string): string => `agents.${agentId}`;

export const writePolicy = (policy: Agreed): Written =>
  Object.fromEntries([
    ...ALL.map(({ id, get }) => [id, String(get(policy))] as const),
    ['afterHard', policy.breaks.afterHard ? 'on' : 'off'],
    ...changeText(policy.capacity, 'capacity'),
    ...changeText(policy.trainees, 'trainees'),
    ...Object.entries(policy.agents).flatMap(([agentId, change]) => changeText(change, personKey(agentId))),
  ]);

/** The people something is agreed on for, in the order they were added. */
export const peopleIn = (written: Written): string[] =>
  Object.keys(written).flatMap((key) => /^agents[.](.+)[.]total$/.exec(key)?.[1] ?? []);

function readChange(written: Written, prefix: string): CapacityChange {
  const given = PARTS.flatMap((part) => {
    const text = written[`${prefix}.${part}`]?.trim() ?? '';
    return text === '' ? [] : [{ ...kindOf(part), value: Number(text) }];
  });
  const by = (kind: PartKind) =>
    Object.fromEntries(given.filter((one) => one.kind === kind).map(({ channel, value }) => [channel, value]));
  const total = given.find(({ kind }) => kind === 'total')?.value;
  const [costs, most] = [by('cost'), by('most')];
  return {
    ...(total === undefined ? {} : { total }),
    ...(Object.keys(costs).length === 0 ? {} : { costs }),
    ...(Object.keys(most).length === 0 ? {} : { most }),
  };
}

/** Only for what has no faults. */
export function readPolicy(written: Written): Agreed {
  const amounts = ALL.reduce((policy, { id, put }) => put(policy, Number(written[id])), DEFAULT_LOAD as Agreed);
  const agents = peopleIn(written).map((agentId) => [agentId, readChange(written, personKey(agentId))]);
  return {
    ...amounts,
    breaks: { ...amounts.breaks, afterHard: written['afterHard'] === 'on' },
    capacity: readChange(written, 'capacity'),
    trainees: readChange(written, 'trainees'),
    agents: Object.fromEntries(agents) as Agreed['agents'],
  };
}

export type Bounds = { readonly least: number; readonly most: number };
const isWithin = (text: string, { least, most }: Bounds): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** Fields that cannot be kept as they are, with their bounds. */
export function faultsOf(written: Written): Readonly<Record<string, Bounds>> {
  const amounts = ALL.flatMap(({ id, least, most }) =>
    isWithin(written[id] ?? '', { least, most }) ? [] : [[id, { least, most }] as const],
  );
  const prefixes = ['capacity', 'trainees', ...peopleIn(written).map(personKey)];
  const parts = prefixes.flatMap((prefix) =>
    PARTS.flatMap((part) => {
      const [key, [least, most]] = [`${prefix}.${part}`, boundsOf(part)];
      const text = written[key]?.trim() ?? '';
      return text === '' || isWithin(text, { least, most }) ? [] : [[key, { least, most }] as const];
    }),
  );
  return Object.fromEntries([...amounts, ...parts]);
}

/** Where I changed nothing theirs holds; where I did mine stays. */
export function mergePolicies(base: Written, mine: Written, theirs: Written): Written {
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...keys].map((key) => [key, mine[key] === base[key] ? theirs[key] : mine[key]] as const);
  return Object.fromEntries(merged.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

export const changesOf = (base: Written, theirs: Written): { field: string; before: string; after: string }[] =>
  [...new Set([...Object.keys(base), ...Object.keys(theirs)])]
    .map((field) => ({ field, before: base[field] ?? '', after: theirs[field] ?? '' }))
    .filter(({ before, after }) => before !== after);
