import type { Draft } from '#shared/contract/app/drafts.ts';
import { MOST_ANSWERS } from '#shared/contract/app/messages.ts';
import type { MessageId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';

/**
 * Which replies the writer of a draft knows, so that nobody answers a customer whom a colleague has just answered.
 * 1. A draft is begun with the first thing in it that could be sent. The replies that stand on the ticket then are known; all
 *    that come later are not, until the agent was shown them. Emptied and begun anew, it is another draft.
 * 2. They are known by their ids. What a colleague wrote without a network arrives late under its own, earlier time; versions
 *    change when a ticket moves to another queue, and count anew after the hub was restored.
 * 3. Whose they are is not asked: this window's own replies stand there before the next draft is begun, for sending clears the
 *    draft in the same step. What is left are colleagues, and the agent's own other desks.
 * 4. In a draft that an older desk kept, or that was begun over a damaged timeline, those are known that were written up to its last edit.
 * 5. What a merge brings along is not new: of a ticket merged in since the draft was begun, the replies older than that merge
 *    count as known, for they may be weeks old and to somebody else. Those written after it count as all others, and so does
 *    what arrives late on a ticket that was here when the draft was begun: therefore merges are remembered beside the replies.
 */
export type Merge = { readonly id: MessageId; readonly at: number };
/** `merges`: those that brought its ticket here, each by the line it left; none on the ticket itself. `at` in ms UTC. */
export type Reply = { readonly id: MessageId; readonly at: number; readonly merges: readonly Merge[] };
export type Standing = { readonly replies: readonly Reply[]; readonly merges: readonly Merge[] };

/** The newest replies of a ticket and of those merged into it, newest first, at most `REMEMBERED`, and those merges. */
export type RepliesOn = (db: ReadableDb, ticketId: string) => Standing;

/** Twice what is asked about: when lines are deleted, older ones move up, and they must be known, too. */
export const REMEMBERED = 2 * MOST_ANSWERS;

type Begun = Pick<Draft, 'body' | 'attachments' | 'macroId' | 'knownReplies' | 'updatedAt'>;

const couldBeSent = ({ body, attachments, macroId }: Begun): boolean =>
  body.trim() !== '' || attachments.length > 0 || macroId !== null;

const idsOf = ({ replies, merges }: Standing): MessageId[] => [...replies, ...merges].map(({ id }) => id);

/** What of it stood there at a moment (ms UTC), by the times it bears. */
export const standingAt = ({ replies, merges }: Standing, moment: number): Standing => ({
  replies: replies.filter(({ at }) => at <= moment),
  merges: merges.filter(({ at }) => at <= moment),
});

/** Replies and merges that a draft which follows on `present` knows; `read` is asked only when it is begun, or does not know yet. */
export function knownFrom(present: Begun | undefined, read: () => Standing): MessageId[] {
  if (!present || !couldBeSent(present)) return idsOf(read());
  return present.knownReplies ? [...present.knownReplies] : idsOf(standingAt(read(), present.updatedAt));
}

const wasBroughtAlong = ({ at, merges }: Reply, known: ReadonlySet<MessageId>): boolean =>
  merges.some((merge) => at < merge.at && !known.has(merge.id));

/** The replies whose sight the writer of this draft was spared so far, newest first. */
export function unseenBy(draft: Begun, standing: Standing): Reply[] {
  const known = new Set(knownFrom(draft, () => standing));
  // First left out, then counted: else a long ticket that is merged in would push what is new on this one out of sight.
  return standing.replies
    .filter((reply) => !wasBroughtAlong(reply, known))
    .slice(0, MOST_ANSWERS)
    .filter(({ id }) => !known.has(id));
}

/** What is known after these were shown, as far as it still stands there; one draft may stand for months. */
export function knownAfter(draft: Begun, standing: Standing, shown: readonly MessageId[]): MessageId[] {
  const known = new Set([...knownFrom(draft, () => standing), ...shown]);
  return idsOf(standing).filter((id) => known.has(id));
}
