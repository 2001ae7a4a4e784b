import type { DemoAccount } from '#shared/contract/app/session.ts';
import type { z } from 'zod';
import type { AccessTokens } from '../auth/access-token.ts';
import type { Principal } from '../auth/principal.ts';
import type { Turns } from '../auth/turns.ts';
import type { Bots } from '../bot/bots.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import type { Store } from '../store/index.ts';
import type { ChannelTokens } from '../channels/tokens.ts';
import type { Shedder } from '../channels/shed.ts';
import type { Board } from '../live/board.ts';
import type { Live } from '../live/live.ts';
import type { Switchboard } from '../live/switchboard.ts';
import type { PageCache } from '../sync/page-cache.ts';
import type { Pokes } from '../sync/poke.ts';
import type { Semaphore } from './semaphore.ts';

export type HubConfig = {
  readonly name: string;
  readonly version: string;
  /** Shown before sign-in. The caller answers for loopback. */
  readonly demoAccounts: readonly z.infer<typeof DemoAccount>[];
  /** SHA-256 (hex) of the token of programs on the hub's own machine. */
  readonly serviceTokenHash?: string;
  /** At once; more are told to come back. */
  readonly maxSnapshots?: number;
  readonly maxManifests?: number;
  /** At once or waiting for their turn; more are told to come back. */
  readonly maxPulls?: number;
  readonly maxSignIns?: number;
  readonly pages?: Partial<PageSizes>;
};

/** How much of a part one answer holds. Smaller ones than usual show, with few rows, what happens between two pages. */
export type PageSizes = {
  readonly snapshotRows: number;
  readonly manifestKeys: number;
  /** Of a pull, besides what the desk asks for, and of rows by name. */
  readonly bytes: number;
};

/** What every route works with. */
export type Around = {
  readonly store: Store;
  readonly db: Store['db'];
  readonly clock: Clock;
  readonly log: Log;
  readonly config: HubConfig;
  readonly tokens: AccessTokens;
  readonly serviceTokenHash: string | undefined;
  readonly pokes: Pokes;
  readonly live: Live;
  readonly switchboard: Switchboard;
  readonly board: Board;
  readonly channels: ChannelTokens;
  readonly bots: Bots;
  readonly shedder: Shedder;
  /** How often a desk may say what its agent does. */
  readonly deskShedder: Shedder;
  /** Messages of channels that may bring files. */
  readonly inboundFiles: Turns;
  readonly pages: PageCache;
  readonly snapshots: Semaphore;
  readonly manifests: Semaphore;
  readonly pulls: Turns;
  readonly signIns: Turns;
};

export type Env = {
  Bindings: { address: string };
  Variables: { requestId: string; principal: Principal };
};
