import type { MemberRow, PullReply, PullRequest, PullReset } from '#shared/contract/team/sync.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { Part } from '#shared/domain/part.ts';
import { Sealed } from '../audit/read-customers.ts';
import { scopeOf } from '../auth/scope.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { inSnapshot, type Db, type Tx } from '../store/index.ts';
import { readFeed } from './feed.ts';

type Head = { v: number; floor: number; epoch: string };

/**
 * Answers a pull from one unmoving picture of the database: rows, outcomes, scope and sums belong together. Invariants:
 * 1. Everything the request said about the device's state comes back in the echo, so the device can tell a late answer.
 * 2. The rows of one version are never parted by a page.
 * 3. Outcomes of every mutation after `ackMid` are in the answer, but none before the rows it changed: a desk takes its own
 *    edit away when it hears the outcome, so on a page that is not the last, `lastMid` stops where the rows stop.
 * 4. Sums are sent only when the device will be level with the hub.
 */
export function pull(
  db: Db,
  who: DevicePrincipal,
  request: PullRequest,
  about: { now: number; leaseUntilAt: number },
): Promise<Sealed<PullReply | PullReset>> {
  return inSnapshot(db, async (tx) => {
    const head = await tx.selectFrom('hub_seq').select(['v', 'floor', 'epoch']).executeTakeFirstOrThrow();
    const device = await tx
      .selectFrom('device')
      .select('last_mid')
      .where('id', '=', who.deviceId)
      .executeTakeFirstOrThrow();
    const echo = { req: request.req, epoch: request.epoch, from: request.cursor, live: request.live };
    const reset = resetFor(request, head);
    if (reset) return new Sealed({ ...echo, reset, hubEpoch: head.epoch, lastMid: device.last_mid }, []);
    const scope = await scopeOf(tx, who);
    const parts = request.live.filter((part) => scope.includes(part));
    const page = await readFeed(tx, { parts, after: request.cursor, head: head.v, maxBytes: request.max });
    const recorded = await recordedAfter(tx, who.deviceId, request.ackMid);
    const known = page.more ? upTo(recorded, page.to) : recorded;
    const reply: PullReply = {
      ...echo,
      to: page.to,
      more: page.more,
      rows: page.rows,
      lastMid: device.last_mid - (recorded.length - known.length),
      results: known.map(({ mid, detail }) => [mid, detail as Outcome]),
      scope,
      sums: page.more ? {} : await changedSums(tx, parts, request.cursor),
      leaseUntilAt: about.leaseUntilAt,
      now: about.now,
    };
    return new Sealed(reply, customersIn(page.rows));
  });
}

/** A cursor ahead of the hub can only come from a timeline this hub has lost. */
function resetFor(request: PullRequest, head: Head): 'epoch' | 'floor' | undefined {
  if (request.epoch !== head.epoch || request.cursor > head.v) return 'epoch';
  return request.cursor < head.floor ? 'floor' : undefined;
}

type Recorded = { mid: number; ver: number | null; detail: unknown };

/** Without gaps, up to `last_mid`. */
function recordedAfter(tx: Tx, device: string, ackMid: number): Promise<Recorded[]> {
  return tx
    .selectFrom('mut')
    .select(['mid', 'ver', 'detail'])
    .where('device', '=', device)
    .where('mid', '>', ackMid)
    .orderBy('mid')
    .execute();
}

/** The mutations before the first one whose rows come with a later page; one that changed nothing waits for nothing. */
function upTo(recorded: Recorded[], version: number): Recorded[] {
  const later = recorded.findIndex(({ ver }) => ver !== null && ver > version);
  return later === -1 ? recorded : recorded.slice(0, later);
}

async function changedSums(tx: Tx, parts: readonly Part[], after: number): Promise<PullReply['sums']> {
  if (parts.length === 0) return {};
  const rows = await tx
    .selectFrom('part')
    .select(['part', 'n', 's0', 's1'])
    .where('part', 'in', [...parts])
    .where('ver', '>', after)
    .execute();
  return Object.fromEntries(rows.map(({ part, n, s0, s1 }) => [part, [n, s0, s1]]));
}

const customersIn = (rows: readonly MemberRow[]): string[] =>
  rows.flatMap((row) => (row[2] === 'customer' && row[4] === 1 ? [row[3]] : []));
