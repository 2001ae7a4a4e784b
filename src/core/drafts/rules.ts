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
 */
export type Reply = { readonly id: MessageId; readonly at: number };

/** The newest replies of a ticket and of those merged into it, newest first, at most `REMEMBERED`. */
export type RepliesOn = (db: ReadableDb, ticketId: string) => readonly Reply[];

/** Twice what is asked about: when lines are deleted, older ones move up, and they must be known, too. */
export const REMEMBERED = 2 * MOST_ANSWERS;

type Begun = Pick<Draft, 'body' | 'attachments' | 'macroId' | 'knownReplies' | 'updatedAt'>;

const couldBeSent = ({ body, attachments, macroId }: Begun): boolean =>
  body.trim() !== '' || attachments.length > 0 || macroId !== null;

/** What a draft that follows on `present` knows; `read` is asked only when it is begun, or does not know yet. */
export function knownFrom(present: Begun | undefined, read: () => readonly Reply[]): MessageId[] {
  if (!present || !couldBeSent(present)) return read().map(({ id }) => id);
  if (present.knownReplies) return [...present.knownReplies];
  return read()
    .filter(({ at }) => at <= present.updatedAt)
    .map(({ id }) => id);
}

/** The replies whose sight the writer of this draft was spared so far, newest first. */
export function unseenBy(draft: Begun, replies: readonly Reply[]): Reply[] {
  const known = new Set(knownFrom(draft, () => replies));
  return replies.slice(0, MOST_ANSWERS).filter(({ id }) => !known.has(id));
}

/** What is known after these were shown; the newest, for one draft may stand for months. */
export function knownAfter(draft: Begun, replies: readonly Reply[], shown: readonly MessageId[]): MessageId[] {
  const known = new Set([...knownFrom(draft, () => replies), ...shown]);
  return replies.flatMap(({ id }) => (known.has(id) ? [id] : []));
}
