import type { Migration } from './types.ts';

/** Which replies stood on the ticket when a draft was begun: their ids as a list in JSON; null for notes, and where nobody knows. */
export const knownReplies: Migration = {
  number: 80,
  up: (db) => {
    db.exec('alter table draft add column known_replies text;');
  },
};
