import type { Migration } from './types.ts';

/** Ids and parts sort by code point everywhere, whatever the locale of the database: paging depends on it. */
export const first: Migration = {
  version: 1,
  name: 'first',
  statements: [
    // The one counter. `v` counts commits without gaps; below `floor` deletions are forgotten.
    `create table hub_seq (
      one boolean primary key default true check (one),
      v bigint not null,
      floor bigint not null,
      epoch text collate "C" not null
    )`,
    `create table hub_epoch (
      id text collate "C" primary key, at bigint not null, sysid text not null, tli integer not null, base_v bigint not null
    )`,
    // Everything replicated. size: of data as text, so that pages can be cut before bodies are read.
    // h0 and h1: the state of the two hashes after (tbl, id), see row_sum.
    // ref: the ticket of a message or attachment, the customer of a ticket.
    `create table doc (
      tbl text collate "C" not null,
      id text collate "C" not null,
      ver bigint not null,
      data jsonb not null,
      size integer not null generated always as (octet_length(data::text)) stored,
      fv jsonb not null,
      ref text collate "C",
      h0 bigint not null,
      h1 bigint not null,
      primary key (tbl, id)
    )`,
    `create index doc_ref on doc (ref, tbl) where ref is not null`,
    `create index doc_sha256 on doc ((data->>'sha256')) where tbl = 'attachment'`,
    `create table member (
      part text collate "C" not null,
      tbl text collate "C" not null,
      id text collate "C" not null,
      ver bigint not null,
      op smallint not null,
      primary key (part, tbl, id)
    )`,
    `create index member_part_ver on member (part, ver)`,
    `create index member_row on member (tbl, id)`,
    // Deletions and departures, oldest first: what is forgotten after 45 days.
    `create index member_gone on member (ver) where op = 0`,
    // Sums over op = 1, modulo 2^32; ver: the last commit that touched the part.
    `create table part (
      part text collate "C" primary key, n bigint not null, s0 bigint not null, s1 bigint not null, ver bigint not null
    )`,
    `create table scope (
      agent text collate "C" not null, part text collate "C" not null, primary key (agent, part)
    )`,
    `create table account (
      agent text collate "C" primary key, handle text collate "C" not null unique, password text not null, at bigint not null
    )`,
    `create table device (
      id text collate "C" primary key,
      agent text collate "C" not null,
      name text not null,
      secret text not null,
      last_mid bigint not null default 0,
      lease_until bigint not null,
      enrolled_at bigint not null,
      seen_at bigint not null,
      revoked_at bigint,
      schema integer not null default 0
    )`,
    `create index device_agent on device (agent)`,
    `create table mut (
      device text collate "C" not null,
      mid bigint not null,
      ver bigint,
      status text not null,
      detail jsonb not null,
      at bigint not null,
      primary key (device, mid)
    )`,
    `create index mut_at on mut (at)`,
    // One row a minute: turns "45 days ago" into a version.
    `create table ver_time (ver bigint primary key, at bigint not null)`,
    `create index ver_time_at on ver_time (at)`,
    // A family is one sign-in; each exchange brings the next generation. used: the newest one known to have arrived.
    `create table token_family (
      id text collate "C" primary key,
      device text collate "C" not null,
      agent text collate "C" not null,
      generation integer not null,
      used integer not null,
      until_at bigint not null,
      revoked_at bigint
    )`,
    `create index token_family_device on token_family (device)`,
    `create table refresh_token (
      hash text collate "C" primary key,
      family text collate "C" not null references token_family (id) on delete cascade,
      generation integer not null
    )`,
    `create index refresh_token_family on refresh_token (family)`,
    `create table throttle (key text collate "C" primary key, fails integer not null, last_at bigint not null)`,
    `create table secret (name text collate "C" primary key, value text not null)`,
    `create table audit (
      id bigint generated always as identity primary key,
      at bigint not null,
      agent text collate "C" not null,
      device text collate "C",
      action text not null,
      customer text collate "C",
      rows integer not null
    )`,
    // Who received which customer. Rows and not an array in `audit`: as fast to write, and newest first by the key alone.
    `create table audit_customer (
      customer text collate "C" not null, audit bigint not null, primary key (customer, audit)
    )`,
    `create table blob (sha256 text collate "C" primary key, size integer not null, data bytea not null)`,
    // Who has shown that they hold these bytes, by sending them: naming a hash gives access to nothing.
    `create table upload (
      sha256 text collate "C" not null, agent text collate "C" not null, at bigint not null, primary key (sha256, agent)
    )`,
    `create sequence ticket_number minvalue 1`,
  ],
};
