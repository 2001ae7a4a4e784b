import type { Migration } from './types.ts';

/**
 * Three kinds of tables: replicated rows (visible state: hub plus own pending edits), the bookkeeping of sync (`base`,
 * `link`, `part`, `pend`, `meta`) and what belongs to this desk only (`draft`, `upload`, `file`).
 * No foreign keys: a page may end between a child and its parent.
 */
const replicated = `
create table agent (
  id text primary key, handle text not null, name text not null, role text not null, queue_ids text not null,
  is_active integer not null, ver integer not null) strict;
create table article (
  id text primary key, space_id text not null, title text not null, body text not null, language text not null,
  tags text not null, questions text not null, updated_at integer not null, ver integer not null) strict;
create index article_newest on article (updated_at desc, id);
create table attachment (
  id text primary key, ticket_id text not null, message_id text not null, name text not null, mime text not null,
  bytes integer not null, sha256 text not null, ver integer not null) strict;
create index attachment_message on attachment (message_id);
create index attachment_content on attachment (sha256);
create table customer (
  id text primary key, name text not null, tier text not null, phones text not null, emails text not null,
  language text not null, facts text not null, created_at integer not null, ver integer not null) strict;
create table macro (
  id text primary key, name text not null, body text, kind text not null, set_fields text not null,
  add_tags text not null, remove_tags text not null, ver integer not null) strict;
create table message (
  id text primary key, ticket_id text not null, kind text not null, author text not null, body text not null,
  at integer not null, event text, ver integer not null) strict;
create index message_timeline on message (ticket_id, at, id);
create table notice (
  id text primary key, agent_id text not null, ticket_id text not null, reason text not null, body text not null,
  at integer not null, ver integer not null) strict;
create index notice_agent on notice (agent_id, at desc, id);
create table queue (id text primary key, name text not null, ver integer not null) strict;
create table sop (
  id text primary key, key text not null, version integer not null, team_id text not null, title text not null,
  tags text not null, start text not null, steps text not null, ver integer not null) strict;
create table ticket (
  id text primary key, number integer not null, subject text not null, status text not null, priority text not null,
  queue_id text not null, assignee_id text, customer_id text not null, channel text not null, tags text not null,
  created_at integer not null, updated_at integer not null, waiting_since_at integer, preview text not null,
  ver integer not null,
  wait_key integer not null generated always as (coalesce(waiting_since_at, 9007199254740991)) virtual,
  newest_key integer not null generated always as (-updated_at) virtual) strict;
create index ticket_wait on ticket (status, wait_key, newest_key, id);
create index ticket_newest on ticket (status, newest_key, id);
create index ticket_queue_wait on ticket (queue_id, status, wait_key, newest_key, id);
create index ticket_queue_newest on ticket (queue_id, status, newest_key, id);
create index ticket_assignee_wait on ticket (assignee_id, status, wait_key, newest_key, id);
create index ticket_assignee_newest on ticket (assignee_id, status, newest_key, id);
create index ticket_queue_assignee_wait on ticket (queue_id, assignee_id, status, wait_key, newest_key, id);
create index ticket_queue_assignee_newest on ticket (queue_id, assignee_id, status, newest_key, id);
create index ticket_customer on ticket (customer_id, newest_key, id);
`;

const bookkeeping = `
create table meta (k text primary key, v text not null) strict, without rowid;
create table base (tbl text not null, id text not null, ver integer not null, data text, primary key (tbl, id)) strict, without rowid;
create table link (part text not null, tbl text not null, id text not null, ver integer not null, primary key (part, tbl, id)) strict, without rowid;
create index link_row on link (tbl, id);
create table part (
  part text primary key, state text not null check (state in ('snap', 'live')), s0 integer, after text,
  n integer not null, sum0 integer not null, sum1 integer not null) strict, without rowid;
create table pend (
  mid integer primary key, mutation text not null, ticket_id text, at integer not null,
  state text not null check (state in ('waiting', 'sent', 'done')), outcome text, is_read integer not null,
  decided_at integer) strict;
create index pend_open on pend (mid) where state <> 'done';
create index pend_ticket on pend (ticket_id) where state <> 'done';
create index pend_waiting on pend (mid) where state = 'waiting';
create index pend_unread on pend (mid) where is_read = 0;
create index pend_decided on pend (decided_at) where state = 'done';
`;

const local = `
create table draft (
  ticket_id text not null, kind text not null, body text not null, attachments text not null,
  updated_at integer not null, primary key (ticket_id, kind)) strict, without rowid;
create table upload (
  id text primary key, name text not null, mime text not null, bytes integer not null, sha256 text not null,
  at integer not null) strict;
create index upload_content on upload (sha256);
-- Own contents. here: the hub never had it; hub: it has; again: it had, before it came back as another timeline; lost: gone.
create table file (
  sha256 text primary key, state text not null check (state in ('here', 'hub', 'again', 'lost'))) strict, without rowid;
`;

export const firstReplica: Migration = {
  number: 10,
  up: (db) => {
    db.exec(replicated);
    db.exec(bookkeeping);
    db.exec(local);
  },
};
