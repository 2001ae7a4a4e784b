import type { Migration } from './types.ts';

/**
 * What this desk works out or remembers for itself; the hub knows none of it. `shelf` is where a ticket stands in lists: its
 * status, or `asleep` until `woken_at` has passed the end of its sleep. `due_*`: the running promise that ends first, worked
 * out after every change (`is_due_stale`: not yet).
 */
const columns = `
alter table ticket add column woken_at integer not null default 0;
alter table ticket add column is_due_stale integer not null default 1;
alter table ticket add column due_at integer;
alter table ticket add column due_clock text;
alter table ticket add column at_risk_at integer;
alter table ticket add column shelf text not null generated always as (
  case when snoozed_until_at > woken_at and status in ('open', 'pending') then 'asleep' else status end) virtual;
alter table ticket add column wait_order integer not null generated always as (
  case when shelf = 'open' then coalesce(waiting_since_at, 9007199254740991) else 9007199254740991 end) virtual;
`;

/**
 * The lists of tickets, by shelf instead of status. Only open tickets wait, and only unfinished ones are somebody's work: most
 * of a replica is finished, and what no list asks for stands in no index, or the first sync would take twice as long.
 */
const lists = `
drop index ticket_wait;
drop index ticket_newest;
drop index ticket_queue_wait;
drop index ticket_queue_newest;
drop index ticket_assignee_wait;
drop index ticket_assignee_newest;
drop index ticket_queue_assignee_wait;
drop index ticket_queue_assignee_newest;
drop index ticket_snoozed;
create index ticket_newest on ticket (shelf, newest_key, id);
create index ticket_queue_newest on ticket (queue_id, shelf, newest_key, id);
create index ticket_assignee_newest on ticket (assignee_id, shelf, newest_key, id) where shelf = 'open' or shelf = 'pending';
create index ticket_queue_assignee_newest on ticket (queue_id, assignee_id, shelf, newest_key, id)
  where shelf = 'open' or shelf = 'pending';
create index ticket_wait on ticket (shelf, wait_order, newest_key, id) where shelf = 'open';
create index ticket_queue_wait on ticket (queue_id, wait_order, newest_key, id) where shelf = 'open';
create index ticket_assignee_wait on ticket (assignee_id, wait_order, newest_key, id) where shelf = 'open';
create index ticket_queue_assignee_wait on ticket (queue_id, assignee_id, wait_order, newest_key, id) where shelf = 'open';
create index ticket_asleep on ticket (snoozed_until_at) where snoozed_until_at > woken_at;
create index ticket_due_stale on ticket (id) where is_due_stale = 1;
create index ticket_due on ticket (due_at, id) where due_at is not null;
create index ticket_queue_due on ticket (queue_id, due_at, id) where due_at is not null;
create index ticket_at_risk on ticket (at_risk_at) where at_risk_at is not null;
`;

/** Who follows which unfinished ticket. Kept by triggers, so that no writer can forget it. */
const follow = `
create table follow (
  agent_id text not null, newest_key integer not null, ticket_id text not null,
  primary key (agent_id, newest_key, ticket_id)) strict, without rowid;
create index follow_ticket on follow (ticket_id);
insert into follow select distinct j.value, t.newest_key, t.id from ticket as t, json_each(t.follower_ids) as j
  where t.status in ('open', 'pending');
create trigger follow_added after insert on ticket
when new.follower_ids <> '[]' and new.status in ('open', 'pending') begin
  insert into follow select distinct value, -new.updated_at, new.id from json_each(new.follower_ids);
end;
create trigger follow_changed after update of follower_ids, status, updated_at on ticket
when old.follower_ids <> '[]' or new.follower_ids <> '[]' begin
  delete from follow where ticket_id = old.id;
  insert into follow select distinct value, -new.updated_at, new.id from json_each(new.follower_ids)
    where new.status in ('open', 'pending');
end;
create trigger follow_gone after delete on ticket when old.follower_ids <> '[]' begin
  delete from follow where ticket_id = old.id;
end;
`;

/**
 * What can be taken back. It holds values of tickets, and so leaves with any part, and with any ticket it is about. The latter
 * is no trigger's: a ticket that moves from one part to another is deleted and comes again in the same write.
 */
const undo = `
create table undo (id text primary key, at integer not null, data text not null) strict;
create index undo_at on undo (at);
create table undo_ticket (
  ticket_id text not null, undo_id text not null, primary key (ticket_id, undo_id)) strict, without rowid;
create index undo_ticket_undo on undo_ticket (undo_id);
create trigger undo_added after insert on undo begin
  insert or ignore into undo_ticket
    select json_extract(value, '$.ticketId'), new.id from json_each(new.data) where type = 'object';
end;
create trigger undo_gone after delete on undo begin delete from undo_ticket where undo_id = old.id; end;
create trigger undo_part_gone after delete on part begin delete from undo; end;
`;

/** Kept words stand in the outbox panel, everything else under the bell. */
const notices = `
create index notice_kept on notice (agent_id, at desc, id) where kind = 'kept';
create index notice_told on notice (agent_id, at desc, id) where kind <> 'kept';
`;

export const desk: Migration = {
  number: 40,
  up: (db) => {
    db.exec(columns);
    db.exec(lists);
    db.exec(follow);
    db.exec(undo);
    db.exec(notices);
  },
};
