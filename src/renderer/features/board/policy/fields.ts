import { DEFAULT_LOAD, type CapacityChange } from '#shared/domain/load/index.ts';
import { ALL_AMOUNTS, type Agreed } from './amounts.ts';
import { boundsOf, kindOf, partOf, PARTS, type PartKind } from './capacity-parts.ts';

/** An agreement as it is being written, field by field: `everyMs`, `capacity.cost.chat`, `agents.<id>.total`. */
export type Written = Readonly<Record<string, string>>;

const changeText = (change: CapacityChange, prefix: string): [string, string][] =>
  PARTS.map((part) => [`${prefix}.${part}`, String(partOf(change, part) ?? '')]);

export const personKey = (agentId: string): string => `agents.${agentId}`;

export const writePolicy = (policy: Agreed): Written =>
  Object.fromEntries([
    ...ALL_AMOUNTS.map(({ id, get }) => [id, String(get(policy))] as const),
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
  const amounts = ALL_AMOUNTS.reduce((policy, { id, put }) => put(policy, Number(written[id])), DEFAULT_LOAD as Agreed);
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
  const amounts = ALL_AMOUNTS.flatMap(({ id, least, most }) =>
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
