import type { Transport } from '#core/kernel/ports.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { FakeClock } from './clock.ts';
import type { ModelRow } from './transport-model-store.ts';

/** Somebody with one desk, signed in before the history begins. The name is also the id of the agent. */
export type Seat = { readonly name: string; readonly deviceId: string; readonly scope: readonly string[] };

export type Beginning = {
  readonly clock: FakeClock;
  readonly seats: readonly Seat[];
  readonly rows: readonly ModelRow[];
  /** Rows in a page of anything: few of them show what happens between two pages. */
  readonly pageRows: number;
};

/** What stands at the hub at one moment, for whoever compares. */
export type Standing = {
  /** What the scope of this person holds, as `rowsHere` writes it, each row once. */
  rowsOf(name: string): readonly string[];
  scopeOf(name: string): readonly string[];
  hasMessage(id: string): boolean;
  /** The decisions of this timeline, in the order of their versions. */
  readonly decided: readonly { readonly device: string; readonly mid: number }[];
  /** In words, what the hub itself says or shows to be wrong. */
  readonly faults: readonly string[];
};

/**
 * What a simulated world asks of a hub. What is promised has happened when the promise is kept, in one commit where it is
 * rows, and the desks that listen are told.
 */
export type SimHub = {
  /** The timeline now. */
  readonly epoch: string;
  /** Unplugged: nothing is answered. */
  isDown: boolean;
  transport(): Transport;
  /** With which a seat's desk goes on from its sign-in. */
  refreshToken(name: string): string;
  put(rows: readonly ModelRow[]): Promise<void>;
  ticket(id: string): Promise<Ticket | undefined>;
  setScope(name: string, scope: readonly string[]): Promise<void>;
  /** Every stream breaks; what is asked next finds the hub up. */
  hangUp(): void;
  /**
   * The hub's process ends while it works on its so-many-th request from now (1: the next), at this moment of that work, and is
   * started again at once. Moments are before and after its statements; past the last of them only the answer is lost.
   */
  endAt(requests: number, moment: number): void;
  backUp(): Promise<void>;
  /** Goes back to one of the backups, in the order in which they were made, and begins another timeline. */
  restore(pick: number): Promise<void>;
  /** Forgets deletions, all but those of the last `keep` versions. */
  collect(keep: number): Promise<void>;
  stand(): Promise<Standing>;
  close(): Promise<void>;
};

export type StartHub = (beginning: Beginning) => Promise<SimHub>;
