import type { Migration } from './types.ts';

/** Scenarios that the team has made of its own tickets; sessions that were shared with leads (on leads' desks alone). */
const shared = `
create table scenario (id text primary key, team_id text not null, data text not null, ver integer not null) strict;
create index scenario_team on scenario (team_id);
create table share (
  id text primary key, team_id text not null, agent_id text not null, at integer not null, data text not null, ver integer not null) strict;
create index share_team on share (team_id, at desc);
`;

/** One's own sessions, at this desk alone until one of them is shared; scenarios that a lead has not published yet. */
const own = `
create table practice_session (
  id text primary key, lang text not null, at integer not null, ended_at integer, is_shared integer not null, data text not null) strict;
create index practice_session_ended on practice_session (ended_at desc);
create table scenario_draft (id text primary key, at integer not null, data text not null) strict;
`;

export const practice: Migration = {
  number: 140,
  up: (db) => {
    db.exec(shared);
    db.exec(own);
  },
};
