import { z } from 'zod';
import { Outcome, QueuedMutation } from '../../domain/mutation/index.ts';
import { Part } from '../../domain/part.ts';
import { TABLE_NAMES } from '../../domain/tables.ts';
import { DeviceId } from '../../kernel/ids.ts';

/** Messages of `/sync/v1/*`; the protocol is described in docs/sync.md. Versions count hub commits, without gaps. */
export const Version = z.int().min(0);
export const Epoch = z.string().min(1).max(64);
const RequestId = z.uuid();
const Tbl = z.enum(TABLE_NAMES as [string, ...string[]]);

export const MAX_PUSH_MUTATIONS = 100;
export const MAX_PUSH_BYTES = 256 * 1024;
export const MAX_PULL_BYTES = 1024 * 1024;
export const SNAPSHOT_ROWS = 2000;
export const MANIFEST_KEYS = 10_000;
export const MAX_ROW_KEYS = 500;

/** [version, part, table, id, 1 = in the part with this row, 0 = left the part or deleted, row]. */
export const MemberRow = z.union([
  z.tuple([Version, Part, Tbl, z.string(), z.literal(1), z.record(z.string(), z.unknown())]),
  z.tuple([Version, Part, Tbl, z.string(), z.literal(0)]),
]);
export type MemberRow = z.infer<typeof MemberRow>;

/** [rows, Σ of the first 32-bit hash, Σ of the second] over (tbl, id, ver), modulo 2³². */
export const PartSum = z.tuple([z.int(), z.int(), z.int()]);
export type PartSum = z.infer<typeof PartSum>;

export const PullRequest = z.object({
  req: RequestId,
  device: DeviceId,
  schema: z.int(),
  epoch: Epoch,
  cursor: Version,
  live: z.array(Part),
  /** Highest mutation whose outcome this device has stored: the hub need not send those again. */
  ackMid: z.int().min(0),
  max: z.int().min(1024).max(MAX_PULL_BYTES),
});
export type PullRequest = z.infer<typeof PullRequest>;

const Echo = z.object({ req: RequestId, epoch: Epoch, from: Version, live: z.array(Part) });

export const PullReply = Echo.extend({
  to: Version,
  more: z.boolean(),
  /** Ascending by version, never cut inside one. */
  rows: z.array(MemberRow),
  lastMid: z.int().min(0),
  results: z.array(z.tuple([z.int(), Outcome])),
  scope: z.array(Part),
  /** Only when `more` is false, only parts that changed. */
  sums: z.record(z.string(), PartSum),
  leaseUntilAt: z.number(),
  now: z.number(),
});
export type PullReply = z.infer<typeof PullReply>;

/** The cursor cannot be continued: other timeline, or older than what the hub still remembers of deletions. */
export const PullReset = Echo.extend({
  reset: z.enum(['epoch', 'floor']),
  hubEpoch: Epoch,
  lastMid: z.int().min(0),
});
export type PullReset = z.infer<typeof PullReset>;

export const PushRequest = z.object({
  req: RequestId,
  device: DeviceId,
  schema: z.int(),
  epoch: Epoch,
  muts: z.array(QueuedMutation).max(MAX_PUSH_MUTATIONS),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** As it arrives: one mutation the hub cannot read is answered `invalid`, and the rest still goes through. */
export const PushRequestWire = PushRequest.extend({
  muts: z
    .array(z.looseObject({ mid: z.int().positive(), at: z.number(), mutation: z.unknown() }))
    .max(MAX_PUSH_MUTATIONS),
});

export const PushReply = z.object({ req: RequestId, epoch: Epoch, lastMid: z.int().min(0) });
export type PushReply = z.infer<typeof PushReply>;

/** 409 answers. `gap`: a mutation before the first one sent is missing. */
export const PushConflict = z.discriminatedUnion('code', [
  z.object({ code: z.literal('gap'), expect: z.int() }),
  z.object({ code: z.literal('epoch'), epoch: Epoch }),
]);
export type PushConflict = z.infer<typeof PushConflict>;

/** One line of a snapshot page (NDJSON); the page's own facts stand in the `x-sync` header. */
export const SnapshotRow = z.tuple([Tbl, z.string(), Version, z.record(z.string(), z.unknown())]);
export type SnapshotRow = z.infer<typeof SnapshotRow>;
export const SnapshotHead = z.object({ s: Version, epoch: Epoch, after: z.string().nullable(), done: z.boolean() });
export type SnapshotHead = z.infer<typeof SnapshotHead>;
export const SNAPSHOT_HEADER = 'x-sync';

export const SnapshotQuery = z.object({
  part: Part,
  schema: z.coerce.number().int(),
  after: z.string().max(300).optional(),
});

/** What a part holds, without the rows: for a desk that has most of them already. */
export const ManifestRequest = z.object({
  device: DeviceId,
  schema: z.int(),
  part: Part,
  after: z.string().max(300).nullable(),
});
export type ManifestRequest = z.infer<typeof ManifestRequest>;

/** Ascending by (table, id), whole up to `after`; true at version `s`. */
export const ManifestReply = z.object({
  s: Version,
  epoch: Epoch,
  after: z.string().nullable(),
  done: z.boolean(),
  keys: z.array(z.tuple([Tbl, z.string(), Version])),
});
export type ManifestReply = z.infer<typeof ManifestReply>;

export const RowsRequest = z.object({
  device: DeviceId,
  schema: z.int(),
  part: Part,
  keys: z
    .array(z.tuple([Tbl, z.string().max(200)]))
    .min(1)
    .max(MAX_ROW_KEYS),
});
export type RowsRequest = z.infer<typeof RowsRequest>;

/**
 * The rows asked for, in that order, as many as fit a page and at least one. What the part does not hold (any more) is said
 * with null: never simply left out.
 */
export const RowsReply = z.object({
  s: Version,
  epoch: Epoch,
  rows: z
    .array(z.union([SnapshotRow, z.tuple([Tbl, z.string(), z.null()])]))
    .min(1)
    .max(MAX_ROW_KEYS),
});
export type RowsReply = z.infer<typeof RowsReply>;

export const PokeEvent = z.object({ v: Version });
export type PokeEvent = z.infer<typeof PokeEvent>;

/** Every refusal of a plain route. */
export const HubRefusal = z.object({
  code: z.enum([
    'unauthorized',
    'forbidden',
    'revoked',
    'denied',
    'too-large',
    'invalid',
    'busy',
    'incompatible',
    'not-found',
    /** The hub's own database is away for the moment. */
    'unavailable',
    'fault',
  ]),
  /** Where the input was wrong, or the reference of a fault in the hub's log. */
  detail: z.string().optional(),
});
export type HubRefusal = z.infer<typeof HubRefusal>;
