import type { Channel } from '#shared/domain/channel.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import type { CurrentDesk } from '../kernel/desk.ts';
import type { Clock, Ids, Intents, Log, ReadFeeling, SettingsStore } from '../kernel/ports.ts';

export type Said = {
  readonly key: string;
  readonly at: number;
  readonly speaker: 'customer' | 'agent';
  readonly text: string;
};

/** What is known of a contact that goes on at this desk; undefined: it is over. */
export type LiveTalk = {
  readonly ticketId: string | null;
  readonly queueId: QueueId | null;
  readonly channel: Channel | null;
  /** Null: nobody knows for sure. */
  readonly customerId: string | null;
  /** It is being wrapped up. */
  readonly isEnded: boolean;
};

/** What guidance asks of contacts. Lines are there also when the contact is over. */
export type Talks = {
  live(db: ReadableDb, contactId: string): LiveTalk | undefined;
  lines(db: ReadableDb, contactId: string): readonly Said[];
};

export type GuidanceWorld = {
  readonly desk: CurrentDesk;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: SettingsStore;
  readonly talks: Talks;
  /** Null: what it reads with is not there. */
  readonly feel: ReadFeeling | null;
  readonly intents: Intents;
  readonly log: Log;
  /** It has learned what answers what: what was asked before may have an answer now. */
  readonly onLearned: () => void;
  /** Somebody is signed in. */
  readonly isOpen: () => boolean;
};

export type About = { readonly ticketId: string | null; readonly contactId: string | null };

/** One conversation, whichever of its two names is known: a contact keeps its own even when a ticket comes to it. */
export const aboutKey = ({ ticketId, contactId }: About): string =>
  contactId === null ? `t:${ticketId ?? ''}` : `c:${contactId}`;
