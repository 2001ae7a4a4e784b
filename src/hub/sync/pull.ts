import type { MemberRow, PullReply, PullRequest, PullReset } from '#shared/contract/team/sync.ts';
import type { Part } from '#shared/domain/part.ts';
import { Sealed } from '../audit/read-customers.ts';
import { knownTo } from '../auth/scope.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import { inSnapshot, type Db } from '../store/index.ts';
import { readFeed } from './feed.ts';
import { readPullHead, type PullHead, type Recorded } from './pull-head.ts';

/** `owesReceipt`: what the device shows by asking is to be noted. */
export type Pulled = { readonly reply: PullReply | PullReset; readonly owesReceipt: boolean };

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
): Promise<Sealed<Pulled>> {
  return inSnapshot(db, async (tx) => {
    const head = await readPullHead(tx, who, request);
    const echo = { req: request.req, epoch: request.epoch, from: request.cursor, live: request.live };
    const reset = resetFor(request, head);
    const { owesReceipt } = head;
    const sealed = (reply: Pulled['reply'], rows: readonly MemberRow[] = []) =>
      new Sealed({ reply, owesReceipt }, customersIn(rows));
    if (reset) return sealed({ ...echo, reset, hubEpoch: head.epoch, lastMid: head.lastMid });
    const scope = knownTo(request.schema, head.scope);
    const parts = request.live.filter((part) => scope.includes(part));
    const page = await readFeed(tx, { parts, after: request.cursor, head: head.v, maxBytes: request.max });
    const known = page.more ? upTo(head.recorded, page.to) : head.recorded;
    const reply: PullReply = {
      ...echo,
      to: page.to,
      more: page.more,
      rows: page.rows,
      lastMid: head.lastMid - (head.recorded.length - known.length),
      results: known.map(({ mid, outcome }) => [mid, outcome]),
      scope,
      sums: page.more ? {} : of(head.sums, parts),
      leaseUntilAt: about.leaseUntilAt,
      now: about.now,
    };
    return sealed(reply, page.rows);
  });
}

/** A cursor ahead of the hub can only come from a timeline this hub has lost. */
function resetFor(request: PullRequest, head: PullHead): 'epoch' | 'floor' | undefined {
  if (request.epoch !== head.epoch || request.cursor > head.v) return 'epoch';
  return request.cursor < head.floor ? 'floor' : undefined;
}

/** The mutations before the first one whose rows come with a later page; one that changed nothing waits for nothing. */
function upTo(recorded: readonly Recorded[], version: number): readonly Recorded[] {
  const later = recorded.findIndex(({ ver }) => ver !== null && ver > version);
  return later === -1 ? recorded : recorded.slice(0, later);
}

const of = (sums: PullReply['sums'], parts: readonly Part[]): PullReply['sums'] =>
  Object.fromEntries(Object.entries(sums).filter(([part]) => parts.includes(part)));

const customersIn = (rows: readonly MemberRow[]): string[] =>
  rows.flatMap((row) => (row[2] === 'customer' && row[4] === 1 ? [row[3]] : []));
