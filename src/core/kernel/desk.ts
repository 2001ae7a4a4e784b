import type { Viewer } from '#shared/contract/app/viewers.ts';
import type { Agent } from '#shared/domain/agent.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TicketId } from '#shared/kernel/ids.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from './changes.ts';
import type { Files, HubRequest } from './ports.ts';

type Sync = {
  readonly now: () => void;
  /** A file's bytes from the hub; undefined when it cannot be asked or does not have them. */
  readonly download: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** One call in the agent's name, to a path below the hub's URL; its JSON. @throws HubUnreachable, HubRefused, HubGarbled */
  readonly ask: (method: HubRequest['method'], path: string, body?: unknown) => Promise<unknown>;
};

type Live = {
  /** What one of this desk's windows shows. */
  show(shown: { readonly windowId: string; readonly ticketId: TicketId | null; readonly doing: Viewer['doing'] }): void;
  of(ticketId: string): Viewer[];
};

/** An unlocked replica, as the domains see it: read, write through the outbox, write what is this desk's own. */
export type Desk = {
  /** The person at the desk, as the directory now describes them. */
  readonly agent: () => Agent;
  readonly files: Files;
  readonly read: <T>(work: (db: ReadableDb) => T) => T;
  /**
   * Applies mutations here and queues them for the hub, all in one durable transaction with `also`.
   * @throws Refusal when the rules refuse one of them; then nothing was written.
   */
  mutate(mutations: readonly Mutation[], also?: (tx: WritableDb, changed: ChangeSet) => void): void;
  /** Whether the rules would refuse this mutation now: to leave one out of many instead of undoing all. */
  wouldRefuse(db: ReadableDb, mutation: Mutation): boolean;
  /** Writes rows that never leave this desk. */
  writeLocal<T>(work: (tx: WritableDb, changed: ChangeSet) => T): T;
  /** Lines of a ticket's timeline that the hub has not confirmed, and how far each has got. */
  unconfirmedLines(db: ReadableDb, ticketId: string): ReadonlyMap<string, 'local' | 'sent'>;
  readonly sync: Sync;
  /** Colleagues who have the same ticket open, while the hub is reached. */
  readonly viewers: Live;
};

/** Throws `Refusal('LOCKED')` while nobody is signed in. */
export type CurrentDesk = () => Desk;
