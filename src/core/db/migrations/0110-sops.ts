import type { Migration } from './types.ts';

/**
 * Procedures whole in `data`, as they have grown a life: forms, actions, a rule that suggests them, an end. What a desk of before kept of
 * a newer procedure was cut down to what it knew, and nothing would show that: so they are fetched anew.
 */
const procedures = `
drop table sop;
create table sop (
  id text primary key, key text not null, version integer not null, article_ids text not null, data text not null,
  ver integer not null) strict;
create index sop_key on sop (key, version desc);
delete from link where tbl = 'sop';
delete from part where part like 'sop:%';
`;

/** Walks through them, with the columns their lists are found by; what was said of them; and what a lead has begun to write. */
const walks = `
create table run (
  id text primary key, ticket_id text, contact_id text, customer_id text, key text not null, version integer not null,
  agent_id text not null, started_at integer not null, ended_at integer, data text not null, ver integer not null) strict;
create index run_ticket on run (ticket_id, started_at, id) where ticket_id is not null;
create index run_contact on run (contact_id, started_at, id) where contact_id is not null;
create index run_customer on run (customer_id, started_at desc, id) where customer_id is not null;
create index run_key on run (key, started_at desc, id);
create index run_going on run (key) where ended_at is null;
create table flag (
  id text primary key, key text not null, at integer not null, resolved_at integer, data text not null, ver integer not null) strict;
create index flag_key on flag (key, at desc, id);
create index flag_open on flag (key) where resolved_at is null;
create table lesson (id text primary key, key text not null, at integer not null, data text not null, ver integer not null) strict;
create index lesson_key on lesson (key, at desc, id);
create table sop_draft (key text primary key, data text not null, updated_at integer not null) strict;
-- What is being typed about a step, until it is sent: this desk's own, and gone with its run.
create table run_typed (run_id text not null, step text not null, data text not null, primary key (run_id, step)) strict, without rowid;
create trigger run_typed_gone after delete on run begin
  delete from run_typed where run_id = old.id;
end;
alter table ticket add column runs text;
`;

export const sops: Migration = {
  number: 110,
  up: (db) => {
    db.exec(procedures);
    db.exec(walks);
  },
};
