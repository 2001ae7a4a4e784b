import type { SyncStatus } from '#shared/contract/app/sync.ts';
import type { Db } from '../db/types.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Clock, Crypto, Files, Ids, Log, Random, Transport } from '../kernel/ports.ts';
import type { LineWord } from '../contacts/index.ts';
import type { ReliefWord } from '../load/index.ts';
import type { LiveWord } from '../viewers/index.ts';
import type { Writer } from './apply.ts';
import { createHub, type Hub } from './hub.ts';
import { SyncSession } from './session.ts';
import { createSteps } from './steps.ts';
import { createTokens } from './tokens.ts';

export type SyncDeps = {
  readonly db: Db;
  readonly files: Files;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly crypto: Crypto;
  readonly agentId: string;
  readonly deviceId: string;
  /** From a sign-in that has just happened; null: the refresh token in the replica is used. */
  readonly accessToken: string | null;
  readonly writer: () => Writer;
  readonly announce: (changes: Changes) => void;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onLive: (word: LiveWord | LineWord | ReliefWord) => void;
  readonly onLease: (leaseUntilAt: number) => void;
  readonly onRevoked: () => void;
  readonly onDamaged: () => void;
};

export type RunningSync = {
  readonly status: () => SyncStatus;
  /** Something may wait to be sent. */
  readonly edited: () => void;
  /** The agent asks: forget all waiting. */
  readonly now: () => void;
  /** The machine has slept. */
  readonly woke: () => void;
  /** A page of the replica could not be read. */
  readonly damaged: () => void;
  /** Hub time minus desk time at the last exchange, ms; null: none yet. */
  readonly skewMs: () => number | null;
  readonly stop: () => void;
  /** Fetches a file's bytes; undefined when the hub cannot be asked or does not have it. @throws when altered. */
  readonly download: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** One call in the agent's name, outside the sync; its JSON. */
  readonly ask: Hub['ask'];
  readonly board: Hub['board'];
};

export function startSync(deps: SyncDeps): RunningSync {
  const stop = new AbortController();
  let line = new AbortController();
  const { transport } = deps;
  const caller = {
    transport,
    get signal() {
      return AbortSignal.any([stop.signal, line.signal]);
    },
  };
  // A token that is being renewed is not given up with the line: it works once, and the answer may still come.
  const tokens = createTokens({ ...deps, caller: { transport, signal: stop.signal } });
  const hub = createHub(caller, tokens);
  const onDeadLine = (): void => {
    line.abort();
    line = new AbortController();
  };
  const session = new SyncSession({ ...deps, hub, steps: createSteps({ ...deps, hub }), onDeadLine });
  return {
    status: () => session.status(),
    edited: () => {
      session.edited();
    },
    now: () => {
      session.now();
    },
    woke: () => {
      session.woke();
    },
    damaged: () => {
      session.damaged();
    },
    skewMs: () => session.skewMs,
    stop: () => {
      session.stop();
      stop.abort();
    },
    ask: (method, path, body) => hub.ask(method, path, body),
    board: (signal) => hub.board(signal),
    download: async (sha256) => {
      const bytes = await hub.download(sha256).catch(() => undefined);
      if (bytes && deps.crypto.sha256(bytes) !== sha256) throw new Error('the file is not what its name says');
      return bytes;
    },
  };
}
