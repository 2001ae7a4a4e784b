import type { Migration } from './types.ts';

/** What stands of contacts, and what was promised and done for customers, with the columns their lists are found by. */
const replicated = `
create table contact (
  id text primary key, customer_id text, ticket_id text, agent_id text, queue_id text not null, ringing_at integer not null,
  data text not null, ver integer not null, newest_key integer not null generated always as (-ringing_at) virtual) strict;
create index contact_customer on contact (customer_id, newest_key, id) where customer_id is not null;
create index contact_ticket on contact (ticket_id, newest_key, id) where ticket_id is not null;
create index contact_newest on contact (newest_key, id);
create table promise (
  id text primary key, customer_id text not null, ticket_id text, agent_id text not null, due_at integer not null,
  state text not null, made_at integer not null, data text not null, ver integer not null) strict;
create index promise_customer on promise (customer_id, due_at, id);
create index promise_ticket on promise (ticket_id, due_at, id) where ticket_id is not null;
create index promise_open on promise (agent_id, due_at, id) where state = 'open';
create table gesture (
  id text primary key, customer_id text not null, at integer not null, data text not null, ver integer not null) strict;
create index gesture_customer on gesture (customer_id, at, id);
alter table customer add column moments text;
`;

/**
 * Customers by number, kept by triggers so that no writer can forget it. The last eight digits come first: an equal number and one
 * that may be the same are found by one look.
 */
const numbers = `
create table customer_phone (
  tail text not null, e164 text not null, customer_id text not null,
  primary key (tail, e164, customer_id)) strict, without rowid;
create index customer_phone_owner on customer_phone (customer_id);
insert into customer_phone select distinct substr(j.value, -8), j.value, c.id from customer as c, json_each(c.phones) as j;
create trigger customer_phone_added after insert on customer when new.phones <> '[]' begin
  insert or ignore into customer_phone select substr(value, -8), value, new.id from json_each(new.phones);
end;
create trigger customer_phone_changed after update of phones on customer when old.phones <> new.phones begin
  delete from customer_phone where customer_id = old.id;
  insert or ignore into customer_phone select substr(value, -8), value, new.id from json_each(new.phones);
end;
create trigger customer_phone_gone after delete on customer when old.phones <> '[]' begin
  delete from customer_phone where customer_id = old.id;
end;
`;

/** What goes on at this desk now: everything heard of each contact and what the agent has done about it; and what was said. */
const live = `
create table contact_live (id text primary key, heard text not null, own text not null) strict;
create table contact_line (
  contact_id text not null, at integer not null, n integer not null, speaker text not null, text text not null,
  primary key (contact_id, at, n)) strict, without rowid;
`;

export const contacts: Migration = {
  number: 100,
  up: (db) => {
    db.exec(replicated);
    db.exec(numbers);
    db.exec(live);
  },
};
