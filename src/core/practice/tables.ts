import type { PracticeShare } from '#shared/domain/practice/index.ts';
import { documentTable } from '../db/document-table.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

/** In the order of the columns of `share` that lists and means are made of. */
export const SHARE_COLUMNS = [
  'team_id',
  'agent_id',
  'issue',
  'title',
  'lang',
  'channel',
  'at',
  'shared_at',
  'spent_ms',
  'ending',
  'points',
] as const;

/** All of a shared session but the record of it. Trusts the row: the hub has checked it. */
export const listedShare = (row: Row): Omit<PracticeShare, 'record'> =>
  ({
    id: row['id'],
    teamId: row['team_id'],
    agentId: row['agent_id'],
    issue: row['issue'],
    title: row['title'],
    lang: row['lang'],
    channel: row['channel'],
    at: Number(row['at']),
    sharedAt: Number(row['shared_at']),
    spentMs: Number(row['spent_ms']),
    end: row['ending'],
    points: parsed(row['points']),
  }) as Omit<PracticeShare, 'record'>;

const share = replicaTable<'share'>({
  name: 'share',
  columns: [...SHARE_COLUMNS, 'record'],
  toRow: (one) => [
    one.teamId,
    one.agentId,
    one.issue,
    one.title,
    one.lang,
    one.channel,
    one.at,
    one.sharedAt,
    one.spentMs,
    one.end,
    json(one.points),
    one.record,
  ],
  fromRow: (row) => ({ ...listedShare(row), record: row['record'] as string }),
});

/** What of practice comes from the hub: cases of the team, and on leads' desks what was shared with them. */
export const practiceTables = {
  scenario: documentTable('scenario', {
    team_id: ({ teamId }) => teamId,
    lang: ({ lang }) => lang,
    published_at: ({ publishedAt }) => publishedAt,
    retired_at: ({ retiredAt }) => retiredAt,
  }),
  share,
};
