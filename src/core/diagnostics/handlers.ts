import { implement } from '@orpc/server';
import { diagnostics as contract, type Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { PROTOCOL_VERSION } from '#shared/contract/team/protocol.ts';
import { getMeta, getNumber } from '../db/meta.ts';
import { schemaVersion } from '../db/migrate.ts';
import type { Faults } from '../kernel/faults.ts';
import type { Clock, Keys, Machine, Replicas, Transport } from '../kernel/ports.ts';
import type { Probe, SessionService } from '../session/index.ts';
import { outboxState, partStates, rowCounts, slowest } from './queries.ts';

export type DiagnosticsDeps = {
  readonly session: SessionService;
  readonly probe: Probe;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly machine: Machine;
  readonly replicas: Replicas;
  readonly transport: Transport;
  readonly version: string;
  /** How far the search index has got. */
  readonly index: () => Diagnostics['index'];
};

/**
 * What an engineer asks for first. Counts, codes, versions, times and ids of our own making: never a word, a name or a
 * number of anybody, so that it can be copied into a report.
 */
async function report(deps: DiagnosticsDeps): Promise<Diagnostics> {
  const { session, clock, machine } = deps;
  const { db, folder, skewMs, slow } = session.inside();
  const status = session.status();
  const [sizes, freeBytes, hub] = await Promise.all([
    deps.replicas.sizes(folder),
    machine.freeBytes(),
    deps.probe.knowledge(),
  ]);
  return db.read((tx) => ({
    at: clock.now(),
    versions: {
      desk: deps.version,
      protocol: PROTOCOL_VERSION,
      schema: schemaVersion(tx),
      hub: hub.info?.version ?? null,
      runtime: machine.runtime,
      sqlite: machine.sqlite,
    },
    desk: {
      shell: machine.shell,
      dataFolder: machine.dataFolder,
      keyProtection: deps.keys.protection,
      ...sizes,
      freeBytes,
      memoryBytes: machine.memoryBytes(),
    },
    sync: {
      status,
      epoch: getMeta(tx, 'epoch') ?? '',
      cursor: getNumber(tx, 'cursor') ?? 0,
      deviceId: getMeta(tx, 'device') ?? '',
      hubUrl: deps.transport.hubUrl,
      clockSkewMs: skewMs,
      parts: partStates(tx),
    },
    outbox: outboxState(tx, status.unread),
    rows: rowCounts(tx),
    index: deps.index(),
    slow: slowest(slow),
    faults: [...deps.faults.list()],
  }));
}

export function diagnosticsRouter(deps: DiagnosticsDeps) {
  const os = implement(contract);
  return os.router({ get: os.get.handler(() => report(deps)) });
}
