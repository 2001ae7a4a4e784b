import type { Migration } from './types.ts';

/**
 * Rows written before protocol 2 gain the fields it added, with the defaults a desk gives them too (its schema 20): so a copy
 * that is already on a desk and the hub's own stay the same at the same version.
 */
const WIDENED: Readonly<Record<string, object>> = {
  agent: { signature: '' },
  article: { version: 1, status: 'published', authorId: null, files: [], reviewedAt: null, reviewAt: null },
  macro: {
    note: null,
    assign: 'keep',
    snoozeMs: null,
    follow: false,
    fill: {},
    articleIds: [],
    queueIds: [],
    isActive: true,
  },
  message: { mentions: [] },
  notice: { kind: 'kept', articleId: null, messageId: null, fromId: null },
  sop: { articleIds: [] },
  ticket: {
    firstReplyAt: null,
    solvedAt: null,
    pauses: [],
    snoozedUntilAt: null,
    followerIds: [],
    articleIds: [],
    mergedIntoId: null,
    values: {},
  },
};

export const livingTeam: Migration = {
  version: 3,
  name: 'living-team',
  statements: Object.entries(WIDENED).map(
    ([tbl, defaults]) => `update doc set data = '${JSON.stringify(defaults)}'::jsonb || data where tbl = '${tbl}'`,
  ),
};
