import { CHANNELS, type Channel } from '#shared/domain/channel.ts';
import { changedBy, DEFAULT_CAPACITY, type CapacityChange } from '#shared/domain/load/index.ts';

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
