import type { Agent } from '#shared/domain/agent.ts';
import type { ContactLife } from '#shared/domain/contact-life.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Kept } from './kept.ts';
import { isElsewhere } from './whose.ts';

/** What is left to do about a contact: its end is to be written for everybody, and it leaves the desk. */
export type Due = { readonly isWritten: boolean; readonly isGone: boolean };

/**
 * A contact of a colleague leaves unwritten. One that has ended is written by who took it, or as missed where this desk alone heard of
 * it; what anybody could have opened by a link is not. Of those that nobody here has taken none stays.
 */
export function dueOf(db: ReadableDb, { own }: Kept, life: ContactLife, me: Agent): Due {
  if (isElsewhere(db, life, me)) return { isWritten: false, isGone: true };
  if (life.endedAt === null) return { isWritten: false, isGone: false };
  const isTaken = life.answeredAt !== null;
  const isOurs = own.source === 'desk' || (own.source === 'hub' && isTaken);
  return { isWritten: isOurs && !own.isSaved, isGone: !isTaken };
}
