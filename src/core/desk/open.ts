import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { Agent } from '#shared/domain/agent.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { findAgent } from '../directory/index.ts';
import { changeSet, type Changes } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Clock, Crypto, Files, Ids, Log, Random, Transport } from '../kernel/ports.ts';
import { commitMutation, linesOf, openPendsOf } from '../outbox/index.ts';
import { startSync, type RunningSync } from '../sync/index.ts';

export type DeskWorld = {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly log: Log;
  readonly crypto: Crypto;
  readonly transport: Transport;
  readonly announce: (changes: Changes) => void;
  readonly onStatus: (status: SyncStatus) => void;
};

export type DeskOptions = {
  readonly db: Db;
  readonly files: Files;
  readonly accessToken: string | null;
  readonly onLease: (leaseUntilAt: number) => void;
  readonly onRevoked: () => void;
};

export type OpenDesk = { readonly desk: Desk; readonly sync: RunningSync; close(): void };

const signedInAgent = (db: ReadableDb): Agent => Agent.parse(JSON.parse(getMeta(db, 'agent') ?? 'null'));

const delivery = (state: string): 'local' | 'sent' => (state === 'sent' ? 'sent' : 'local');

function unconfirmedLines(db: ReadableDb, ticketId: string): Map<string, 'local' | 'sent'> {
  return new Map(
    openPendsOf(db, ticketId).flatMap((pend) =>
      linesOf(pend.mutation).map((id) => [id, delivery(pend.state)] as const),
    ),
  );
}

/** Puts a desk on an open replica and starts its sync. `close` ends both; nothing touches the file after it. */
export function openDesk(world: DeskWorld, options: DeskOptions): OpenDesk {
  const { db, files } = options;
  const own = db.read(signedInAgent);
  const deviceId = db.read((tx) => getMeta(tx, 'device')) ?? '';
  const agentIn = (tx: ReadableDb): Agent => findAgent(tx, own.id) ?? own;
  const agent = (): Agent => db.read(agentIn);
  const writer = () => ({ agentId: own.id, role: agent().role, writer: deviceId });
  const sync = startSync({ ...world, ...options, agentId: own.id, deviceId, writer });
  const desk: Desk = {
    agent,
    files,
    read: db.read,
    unconfirmedLines,
    sync: { now: sync.now, download: sync.download, ask: sync.ask },
    mutate: (mutations, also) => {
      const changed = changeSet();
      const context = { ...writer(), now: world.clock.now() };
      db.write((tx) => {
        for (const mutation of mutations) commitMutation(tx, mutation, context, changed);
        also?.(tx, changed);
        setMeta(tx, 'clockHigh', Math.max(context.now, Number(getMeta(tx, 'clockHigh') ?? 0)));
      });
      world.announce(changed.changes);
      sync.edited();
    },
    writeLocal: (work) => {
      const changed = changeSet();
      const result = db.write((tx) => work(tx, changed));
      world.announce(changed.changes);
      sync.edited();
      return result;
    },
  };
  const close = (): void => {
    sync.stop();
    files.close();
    db.close();
  };
  return { desk, sync, close };
}
