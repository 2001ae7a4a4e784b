import type { Migration } from './types.ts';

/** What tickets, articles and the directory have learned since the first schema. Defaults are the hub's own (its migration 3). */
const widened = `
alter table agent add column signature text not null default '';
alter table article add column version integer not null default 1;
alter table article add column status text not null default 'published';
alter table article add column author_id text;
alter table article add column files text not null default '[]';
alter table article add column reviewed_at integer;
alter table article add column review_at integer;
create index article_review on article (review_at) where review_at is not null and status = 'published';
alter table macro add column note text;
alter table macro add column assign text not null default 'keep';
alter table macro add column snooze_ms integer;
alter table macro add column follow integer not null default 0;
alter table macro add column fill text not null default '{}';
alter table macro add column article_ids text not null default '[]';
alter table macro add column queue_ids text not null default '[]';
alter table macro add column is_active integer not null default 1;
alter table message add column mentions text not null default '[]';
alter table sop add column article_ids text not null default '[]';
alter table ticket add column first_reply_at integer;
alter table ticket add column solved_at integer;
alter table ticket add column pauses text not null default '[]';
alter table ticket add column snoozed_until_at integer;
alter table ticket add column follower_ids text not null default '[]';
alter table ticket add column article_ids text not null default '[]';
alter table ticket add column merged_into_id text;
alter table ticket add column field_values text not null default '{}';
create index ticket_snoozed on ticket (snoozed_until_at) where snoozed_until_at is not null;
create index ticket_merged on ticket (merged_into_id) where merged_into_id is not null;
`;

/** A notice may now be about no ticket at all. */
const notices = `
create table notice_next (
  id text primary key, agent_id text not null, kind text not null, ticket_id text, article_id text, message_id text,
  from_id text, reason text not null, body text not null, at integer not null, ver integer not null) strict;
insert into notice_next select id, agent_id, 'kept', ticket_id, null, null, null, reason, body, at, ver from notice;
drop table notice;
alter table notice_next rename to notice;
create index notice_agent on notice (agent_id, at desc, id);
`;

const added = `
create table calendar (id text primary key, data text not null, ver integer not null) strict;
create table field (id text primary key, data text not null, ver integer not null) strict;
create table policy (id text primary key, data text not null, ver integer not null) strict;
create table synonym (id text primary key, data text not null, ver integer not null) strict;
create table tag (id text primary key, data text not null, ver integer not null) strict;
create table team (id text primary key, data text not null, ver integer not null) strict;
create table search (id text primary key, agent_id text not null, at integer not null, data text not null, ver integer not null) strict;
create index search_agent on search (agent_id, at);
create table revision (
  id text primary key, article_id text not null, version integer not null, at integer not null, data text not null,
  ver integer not null) strict;
create index revision_article on revision (article_id, version desc);
create table proposal (
  id text primary key, article_id text not null, author_id text not null, at integer not null, data text not null,
  ver integer not null) strict;
create index proposal_article on proposal (article_id, at);
create index proposal_newest on proposal (at desc, id);
create table feedback (
  id text primary key, article_id text not null, agent_id text not null, verdict text not null, at integer not null,
  resolved_at integer, data text not null, ver integer not null) strict;
create index feedback_article on feedback (article_id, at desc);
create index feedback_open on feedback (article_id, at desc) where resolved_at is null and verdict <> 'useful';
create table usage (
  id text primary key, article_id text not null, space_id text not null, agent_id text not null, how text not null,
  at integer not null, ver integer not null) strict;
create index usage_article on usage (article_id, at desc);
create index usage_at on usage (at, article_id);
create table checklist (id text primary key, at integer not null, data text not null, ver integer not null) strict;
`;

export const livingTeam: Migration = {
  number: 20,
  up: (db) => {
    db.exec(widened);
    db.exec(notices);
    db.exec(added);
  },
};
