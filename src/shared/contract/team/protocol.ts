/**
 * The version of everything that crosses between desk and hub. History:
 * 1 — sign-in, pull, push, snapshot, poke, files.
 * 2 — articles with versions, proposals, feedback; policies, fields, tags, synonyms; merging, following, snoozing; viewers.
 *     Desks of version 1 were never given to anybody, so none is served.
 * 3 — reconcile: manifest and rows. Everything of version 2 is as it was.
 * 4 — a refresh names the requests that showed its token before; a hub without its database says `unavailable`. Everything of
 *     version 3 is as it was.
 * 5 — contacts, promises and gestures, in parts of their own (`c:`); tickets and customers made at a desk. An older desk is not offered
 *     these parts; everything of version 4 is as it was.
 * 6 — runs, flags and lessons, in parts of their own (`p:`, `w:`); procedures with forms, actions and a life; prompt cards, what became of
 *     them, and corrected readings. An older desk is not offered
 *     these parts; everything of version 5 is as it was.
 * 7 — who works when and what was agreed on about load, in a part of its own (`s:`); presence says how loaded somebody is; the board and
 *     offers of rest; cases to practise on (`e:`) and practice shared with leads (`l:`). An older desk is not offered these parts and says less; everything of version 6 is as it was.
 * A test hashes every schema of this folder; a change without a new number fails it.
 */
export const PROTOCOL_VERSION = 7;
/** The oldest desk this hub still serves: the version before, so that hubs and desks need not change on one day. */
export const MIN_PROTOCOL_VERSION = 6;
/** The oldest desk that may still hand over what its agent did while it was away; it is given nothing any more. */
export const MIN_PUSH_PROTOCOL_VERSION = 5;
