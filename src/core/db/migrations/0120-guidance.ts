import type { Migration } from './types.ts';

/** Prompt cards whole in `data`, what became of them in the team, and corrected readings that were given to it. */
const shared = `
create table card (id text primary key, key text not null, version integer not null, data text not null, ver integer not null) strict;
create index card_key on card (key, version desc);
create table showing (
  id text primary key, card_key text not null, card_version integer not null, use text not null, at integer not null, data text not null,
  ver integer not null) strict;
create index showing_use on showing (card_key, card_version, use);
create index showing_card on showing (card_key, at desc, id);
create table correction (id text primary key, at integer not null, data text not null, ver integer not null) strict;
create index correction_at on correction (at desc, id);
`;

/**
 * This desk's own: cards it has shown (\`about\`: t:ticket or c:contact; \`line\`: the customer's turn it was for; \`settled\`: what became
 * of it was told), and lines whose reading somebody here has corrected.
 */
const own = `
create table card_shown (
  id text primary key, about text not null, card_id text not null, card_key text not null, variant text not null, line text not null,
  line_at integer not null, queue_id text not null, emotion text not null, needs text not null, before real not null, words text,
  at integer not null, use text, is_held integer not null, after real, "end" real, settled_at integer) strict;
create index card_shown_about on card_shown (about, at desc);
create index card_shown_recent on card_shown (at desc);
create index card_shown_open on card_shown (at) where settled_at is null;
create index card_shown_line on card_shown (line);
create table reading (
  line text primary key, read text not null, emotion text not null, needs text not null, at integer not null) strict, without rowid;
-- What was read of somebody's words goes with the words.
create trigger message_gone after delete on message begin
  delete from card_shown where line = old.id;
  delete from reading where line = old.id;
end;
create trigger contact_line_gone after delete on contact_line begin
  update card_shown set words = null where line = old.contact_id || ':' || old.at || ':' || old.n;
  delete from reading where line = old.contact_id || ':' || old.at || ':' || old.n;
end;
`;

/** Tickets that an article belongs to, the latest first: few beside all, and what is learned from. */
const learnedFrom = `create index ticket_answered on ticket (updated_at desc, id desc) where article_ids not in ('', '[]');`;

export const guidance: Migration = {
  number: 120,
  up: (db) => {
    db.exec(shared);
    db.exec(own);
    db.exec(learnedFrom);
  },
};
