import { getNumber, setMeta } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
import type { Clock } from '../kernel/ports.ts';

/**
 * A replica may be unlocked without the hub until the lease ends. Invariants:
 * 1. Time never runs backwards for a lease: the highest clock seen counts, so turning the clock back extends nothing.
 * 2. Time spent unlocked counts even under a clock that was turned back.
 * 3. Only the hub renews a lease, and only the hub's word lowers the highest clock again.
 */
export function noteClock(db: Db, now: number, elapsedMs: number): void {
  const high = db.read((tx) => getNumber(tx, 'clockHigh')) ?? 0;
  const next = now >= high ? now : high + elapsedMs;
  if (next === high) return;
  db.write((tx) => {
    setMeta(tx, 'clockHigh', next);
  });
}

/** Of a device the hub has revoked. */
export function endLease(db: Db): void {
  db.write((tx) => {
    setMeta(tx, 'leaseUntilAt', 0);
  });
}

export type Lease = { readonly endsAt: number; readonly leftMs: number };

export function leaseOf(db: Db, clock: Clock): Lease {
  return db.read((tx) => {
    const endsAt = getNumber(tx, 'leaseUntilAt') ?? 0;
    return { endsAt, leftMs: endsAt - Math.max(clock.now(), getNumber(tx, 'clockHigh') ?? 0) };
  });
}
