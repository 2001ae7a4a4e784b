import type { Migration } from './types.ts';

/**
 * Machines that tell of contacts, and what the hub must remember of them. Of a token only its hash is kept. `offer`: contacts that
 * wait for an agent, are offered to one (`until_at`) or were taken. `inbound_seen`: messages of channels by the hash of their name,
 * so that one sent twice is written once, also after its customer was erased.
 */
export const channels: Migration = {
  version: 11,
  name: 'channels',
  statements: [
    `create table channel_token (
      name text collate "C" primary key, kind text not null, hash text collate "C" not null unique,
      queue text collate "C", at bigint not null, revoked_at bigint
    )`,
    `create table extension (ext text collate "C" primary key, agent text collate "C" not null)`,
    `create table offer (
      contact text collate "C" primary key,
      queue text collate "C" not null,
      channel text not null,
      since_at bigint not null,
      agent text collate "C",
      until_at bigint,
      taken boolean not null default false,
      passed jsonb not null default '{}'
    )`,
    `create table inbound_conversation (
      token text collate "C" not null,
      conversation text collate "C" not null,
      ticket text collate "C" not null,
      customer text collate "C" not null,
      since_ver bigint not null,
      seq bigint generated always as identity,
      call text,
      call_at bigint,
      primary key (token, conversation, ticket)
    )`,
    `create index inbound_conversation_customer on inbound_conversation (customer)`,
    `create table inbound_handle (
      token text collate "C" not null, handle text collate "C" not null, customer text collate "C" not null,
      primary key (token, handle)
    )`,
    `create index inbound_handle_customer on inbound_handle (customer)`,
    `create table inbound_seen (
      key text collate "C" primary key, ticket text not null, message text not null, at bigint not null
    )`,
    `create index inbound_seen_at on inbound_seen (at)`,
    `create index doc_phones on doc using gin ((data->'phones') jsonb_path_ops) where tbl = 'customer'`,
    `create index doc_emails on doc using gin ((lower(data->>'emails')::jsonb) jsonb_path_ops) where tbl = 'customer'`,
  ],
};
