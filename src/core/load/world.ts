import type { Agent } from '#shared/domain/agent.ts';
import type { Feeling } from '#shared/domain/guidance/index.ts';
import type { DeskContacts, Presence } from '../contacts/index.ts';
import type { Db } from '../db/types.ts';
import type { Talks } from '../guidance/index.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Hand } from './hands.ts';

/** What an open desk lends to what watches over its agent's load. */
export type LoadWorld = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly agent: () => Agent;
  readonly contacts: Pick<DeskContacts, 'live' | 'setPresence'>;
  readonly presence: (hands: ReadonlyMap<string, Hand>) => Presence;
  /** The hub's clock is known. */
  readonly isClockKnown: () => boolean;
  readonly talks: Talks;
  /** What was read of the customer's lines in a contact, oldest first; empty where nothing is read. */
  readonly hear: (contactId: string) => readonly Feeling[];
  /** Whether a screen shows the desk. */
  readonly isAttended: () => boolean;
  /** Hub time minus desk time, ms. */
  readonly skew: () => number;
  readonly announce: (about: 'load_now' | 'day') => void;
  /** The hub is to hear of it now and not only with the next word. */
  readonly tellHub: () => void;
};

/** A lead's offer of rest, as the line to the hub brings it. */
export type ReliefWord = { readonly type: 'relief'; readonly data: string };
