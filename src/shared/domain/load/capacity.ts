import type { Channel } from '../channel.ts';

/**
 * What one person can do at once. `total` is 100 for an adult at full strength; `costs` says what a contact of each channel takes of
 * it; `most` bounds how many of one channel stand side by side, whatever they cost. `interruptible` channels lie in a second bar of their
 * own: a call may come on top of them.
 */
export type Capacity = {
  readonly total: number;
  readonly costs: Readonly<Record<Channel, number>>;
  readonly most: Readonly<Partial<Record<Channel, number>>>;
  readonly interruptible: readonly Channel[];
};

/** Voice takes all of a person (Salesforce and Azure say so too); three chats at once; written work may be put down. */
export const DEFAULT_CAPACITY: Capacity = {
  total: 100,
  costs: { phone: 100, chat: 30, email: 15, social: 15, message: 15 },
  most: { phone: 1 },
  interruptible: ['email', 'social', 'message'],
};

/** What differs for somebody: a trainee, a person who comes back from a long illness. */
export type CapacityChange = {
  readonly total?: number | undefined;
  readonly costs?: Readonly<Partial<Record<Channel, number>>> | undefined;
  readonly most?: Readonly<Partial<Record<Channel, number>>> | undefined;
};

const defined = <T extends object>(values: T | undefined): T =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as T;

export const changedBy = (usual: Capacity, change: CapacityChange | undefined): Capacity => ({
  total: change?.total ?? usual.total,
  costs: { ...usual.costs, ...defined(change?.costs ?? {}) },
  most: { ...usual.most, ...defined(change?.most ?? {}) },
  interruptible: usual.interruptible,
});

export const isInterruptible = ({ interruptible }: Pick<Capacity, 'interruptible'>, channel: Channel): boolean =>
  interruptible.includes(channel);
