import type { Migration } from './types.ts';

/**
 * Scenarios that the team has made of its own tickets; sessions that were shared with leads (on leads' desks alone). The record of a
 * shared session is long and is read for one alone: it stands last, so that a list never comes to it.
 */
const shared = `
create table scenario (
  id text primary key, team_id text not null, lang text not null, published_at integer not null, retired_at integer,
  data text not null, ver integer not null) strict;
create index scenario_live on scenario (lang, published_at desc, id) where retired_at is null;
create table share (
  id text primary key, team_id text not null, agent_id text not null, issue text not null, title text not null, lang text not null,
  channel text not null, at integer not null, shared_at integer not null, spent_ms integer not null, ending text not null,
  points text not null, ver integer not null, record text not null) strict;
create index share_at on share (at desc, id);
`;

/**
 * One's own sessions, at this desk alone until one of them is shared; scenarios that a lead has not published yet. Lists and means
 * stand on the columns; the whole session, last, is read for one alone.
 */
const own = `
create table practice_session (
  id text primary key, at integer not null, ended_at integer, share_id text, shared_at integer, has_said integer not null,
  lang text not null, channel text not null, issue text not null, title text not null, trains text not null, spent_ms integer not null,
  ending text, points text, mean real, data text not null) strict;
create index practice_session_ended on practice_session (ended_at desc, id);
create index practice_session_going on practice_session (at desc) where ended_at is null;
create index practice_session_shared on practice_session (share_id) where share_id is not null;
create table scenario_draft (id text primary key, at integer not null, data text not null) strict;
-- What was refused, here or by the hub, reached nobody: the session says so again.
create trigger practice_share_refused after update of outcome on pend
when new.outcome ->> '$.status' = 'rejected' and new.mutation ->> '$.name' = 'practice.share' begin
  update practice_session set share_id = null, shared_at = null where share_id = new.mutation ->> '$.share.id';
end;
`;

export const practice: Migration = {
  number: 140,
  up: (db) => {
    db.exec(shared);
    db.exec(own);
  },
};
