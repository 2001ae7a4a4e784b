import type { Migration } from './types.ts';

/**
 * A bot that answers on channels. `channel_token.bot`: its settings, null: never had any. `bot_turn`: what customers have sent it, each
 * until it is answered or given to a person (`done`), so that a process that ends leaves nothing unanswered, and `attempts`, so that none is tried for ever; `sender` and `ring` are
 * dropped then. `bot_count`: what it did, by day (UTC) and reason.
 */
export const bot: Migration = {
  version: 14,
  name: 'bot',
  statements: [
    `alter table channel_token add column bot jsonb`,
    `alter table inbound_conversation add column bot_noticed_at bigint, add column bot_handed text`,
    `create table bot_turn (
      message text collate "C" primary key,
      token text collate "C" not null,
      conversation text collate "C" not null,
      ticket text collate "C" not null,
      seq bigint generated always as identity,
      state text not null,
      outcome text,
      files integer not null,
      sender jsonb,
      ring jsonb,
      at bigint not null,
      held_until bigint not null,
      attempts integer not null default 0
    )`,
    `create index bot_turn_conversation on bot_turn (token, conversation, seq)`,
    `create index bot_turn_open on bot_turn (held_until) where state <> 'done'`,
    `create index bot_turn_at on bot_turn (at)`,
    `create table bot_count (
      channel text collate "C" not null,
      day text collate "C" not null,
      what text collate "C" not null,
      reason text collate "C" not null,
      n bigint not null,
      primary key (channel, day, what, reason)
    )`,
    `create index doc_ticket_articles on doc (ver) where tbl = 'ticket' and data->'articleIds' <> '[]'::jsonb`,
  ],
};
