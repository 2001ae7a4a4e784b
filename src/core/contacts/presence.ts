import type { PresenceState } from '#shared/domain/presence.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

export type Presence = { readonly state: PresenceState; readonly reason: string; readonly sinceAt: number };
type Said = { readonly state: 'available' | 'break' | 'offline'; readonly reason: string; readonly sinceAt: number };

const KEY = 'presence';

/** What the agent has said of themselves; who has said nothing is available since the desk was opened. */
export function saidPresence(db: ReadableDb, openedAt: number): Said {
  const text = getMeta(db, KEY);
  return text === undefined ? { state: 'available', reason: '', sinceAt: openedAt } : (JSON.parse(text) as Said);
}

export const sayPresence = (tx: WritableDb, said: Said): void => setMeta(tx, KEY, JSON.stringify(said));

type Going = { readonly isGoing: boolean; readonly sinceAt: number };

/**
 * A contact says more than the agent does: whoever talks is on contact, whoever writes up is in ACW, and who has finished is available
 * since then. @param freeSinceAt when the last contact was finished with.
 */
export function presenceOf(said: Said, mine: readonly Going[], freeSinceAt: number): Presence {
  const going = mine.filter(({ isGoing }) => isGoing);
  const first = (list: readonly Going[]): number => Math.min(...list.map(({ sinceAt }) => sinceAt));
  if (going.length > 0) return { state: 'on-contact', reason: '', sinceAt: first(going) };
  if (mine.length > 0) return { state: 'acw', reason: '', sinceAt: first(mine) };
  return said.state === 'available' ? { ...said, sinceAt: Math.max(said.sinceAt, freeSinceAt) } : said;
}
