import type { Migration } from './types.ts';

/** What teams have agreed on about load, and who works when. */
const shared = `
create table load (id text primary key, data text not null, ver integer not null) strict;
create table shift (id text primary key, team_id text not null, data text not null, ver integer not null) strict;
create index shift_team on shift (team_id);
`;

/**
 * The agent's own day, at this desk alone: what they did from when to when, and which contacts were hard. Kept for 14 days, or until they
 * say so.
 */
const own = `
create table day_span (
  id integer primary key, from_at integer not null, to_at integer not null, kind text not null, reason text not null,
  load integer not null) strict;
create index day_span_to on day_span (to_at);
create table day_hard (contact_id text primary key, at integer not null) strict, without rowid;
create index day_hard_at on day_hard (at);
`;

/** My own contacts of a day; and what rang for some queues at some time, from which a lead's desk expects what is to come. */
const lookUps = `
create index contact_mine on contact (agent_id, ringing_at desc);
create index contact_rang on contact (queue_id, ringing_at);
`;

export const load: Migration = {
  number: 130,
  up: (db) => {
    db.exec(shared);
    db.exec(own);
    db.exec(lookUps);
  },
};
