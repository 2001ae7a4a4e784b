import { z } from 'zod';
import { IndexProgress } from './search.ts';
import { SyncStatus } from './sync.ts';
import { app, Nothing } from './base.ts';

/**
 * What an engineer asks for first: counts, codes, versions and times, and no word or number of any customer or colleague. Three
 * fields come as they are, because the page shows this desk's own person their own desk: `dataFolder` (which may name their
 * home), `hubUrl`, and `parts` (one of which is `a:<their id>`). The report that is copied from the page is clean of them.
 */
export const Diagnostics = z.object({
  at: z.number(),
  versions: z.object({
    desk: z.string(),
    protocol: z.int(),
    schema: z.int(),
    hub: z.string().nullable(),
    runtime: z.string(),
    sqlite: z.string(),
  }),
  desk: z.object({
    shell: z.string(),
    dataFolder: z.string(),
    keyProtection: z.enum(['keychain', 'file', 'passphrase']),
    replicaBytes: z.number(),
    walBytes: z.number(),
    filesBytes: z.number(),
    freeBytes: z.number().nullable(),
    memoryBytes: z.number(),
  }),
  sync: z.object({
    status: SyncStatus,
    epoch: z.string(),
    cursor: z.number(),
    deviceId: z.string(),
    hubUrl: z.string(),
    /** Hub time minus desk time at the last exchange, ms. */
    clockSkewMs: z.number().nullable(),
    parts: z.array(z.object({ part: z.string(), state: z.string(), rows: z.int(), sum: z.string() })),
  }),
  outbox: z.object({ waiting: z.int(), sent: z.int(), unread: z.int(), oldestAt: z.number().nullable() }),
  /** By table; counting stops at 100,000. */
  rows: z.record(z.string(), z.int()),
  index: IndexProgress,
  /** The slowest statements since the start, worst first, at most 20; texts without values. */
  slow: z.array(
    z.object({ sql: z.string(), count: z.int(), totalMs: z.number(), maxMs: z.number(), lastAt: z.number() }),
  ),
  /** The newest faults, at most 20: reference, call and code. */
  faults: z.array(z.object({ at: z.number(), reference: z.string(), call: z.string(), code: z.string() })),
});
export type Diagnostics = z.infer<typeof Diagnostics>;

export const diagnostics = { get: app.input(Nothing).output(Diagnostics) };
