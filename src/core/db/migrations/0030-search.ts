import type { Migration } from './types.ts';

/**
 * What can be found, as an index beside the rows (docs/adr/0009). For each kind a full-text table without the texts
 * themselves, and a table of what stands under which number. Numbers grow with time, so that the newest come first.
 * `search_dirty`: rows whose index is behind, written by triggers in the transaction of the change; `at` orders the work.
 * Pages of the index fit a page of the file, and pieces are merged later than by default: many small transactions write them.
 * Kinds: 1 customer, 2 ticket, 3 article, 4 message. Customers and articles are few and wanted first: their `at` lies after
 * every time there is.
 */
const kind = (name: string, columns: string): string => `
create table search_${name} (doc integer primary key, id text not null unique) strict;
create virtual table search_${name}_text using fts5(${columns}, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
insert into search_${name}_text (search_${name}_text, rank) values ('pgsz', 4000), ('automerge', 8), ('crisismerge', 32);
`;

const tables = `
${kind('customer', 'head, rest')}
${kind('ticket', 'head, rest')}
${kind('article', 'head, rest')}
${kind('message', 'rest')}
create table search_dirty (
  at integer not null, kind integer not null, id text not null, primary key (at, kind, id)) strict, without rowid;
create table search_state (k text primary key, v integer not null) strict, without rowid;
create table search_word (word text primary key) strict, without rowid;
create table search_recent (query text primary key, at integer not null) strict, without rowid;
create index search_recent_at on search_recent (at);
`;

const FIRST = 9_000_000_000_000_000;
const SECOND = 8_990_000_000_000_000;
type Watched = { tbl: string; kind: number; at: (row: string) => string; columns: readonly string[] };

const watched: readonly Watched[] = [
  { tbl: 'customer', kind: 1, at: () => String(SECOND), columns: ['name', 'phones', 'emails', 'facts', 'created_at'] },
  {
    tbl: 'ticket',
    kind: 2,
    at: (row) => `${row}.updated_at`,
    columns: [
      'number',
      'subject',
      'preview',
      'tags',
      'status',
      'queue_id',
      'assignee_id',
      'customer_id',
      'article_ids',
      'updated_at',
    ],
  },
  {
    tbl: 'article',
    kind: 3,
    at: () => String(FIRST),
    columns: ['title', 'questions', 'tags', 'body', 'files', 'status', 'updated_at'],
  },
  {
    tbl: 'message',
    kind: 4,
    at: (row) => `${row}.at`,
    columns: ['ticket_id', 'kind', 'author', 'body', 'at', 'mentions'],
  },
];

const log = (w: Watched, row: string): string =>
  `insert into search_dirty (at, kind, id) values (${w.at(row)}, ${w.kind}, ${row}.id) on conflict do nothing;`;

const triggersOf = (w: Watched): string => `
create trigger search_${w.tbl}_added after insert on ${w.tbl} begin ${log(w, 'new')} end;
create trigger search_${w.tbl}_changed after update on ${w.tbl}
when ${w.columns.map((column) => `old.${column} is not new.${column}`).join(' or ')} begin ${log(w, 'new')} end;
create trigger search_${w.tbl}_removed after delete on ${w.tbl} begin ${log(w, 'old')} end;
`;

/** A ticket is found by its customer's name, a message by its files' names. */
const related = `
create trigger search_customer_named after insert on customer begin
  insert into search_dirty (at, kind, id) select updated_at, 2, id from ticket where customer_id = new.id on conflict do nothing;
end;
create trigger search_customer_renamed after update on customer when old.name is not new.name begin
  insert into search_dirty (at, kind, id) select updated_at, 2, id from ticket where customer_id = new.id on conflict do nothing;
end;
create trigger search_customer_left after delete on customer begin
  insert into search_dirty (at, kind, id) select updated_at, 2, id from ticket where customer_id = old.id on conflict do nothing;
end;
create trigger search_attachment_added after insert on attachment begin
  insert into search_dirty (at, kind, id) select at, 4, id from message where id = new.message_id on conflict do nothing;
end;
create trigger search_attachment_changed after update on attachment
when old.name is not new.name or old.message_id is not new.message_id begin
  insert into search_dirty (at, kind, id) select at, 4, id from message where id in (old.message_id, new.message_id) on conflict do nothing;
end;
create trigger search_attachment_removed after delete on attachment begin
  insert into search_dirty (at, kind, id) select at, 4, id from message where id = old.message_id on conflict do nothing;
end;
`;

const present = watched
  .map((w) => `insert into search_dirty (at, kind, id) select ${w.at(w.tbl)}, ${w.kind}, id from ${w.tbl};`)
  .join('\n');

export const search: Migration = {
  number: 30,
  up: (db) => {
    db.exec(tables);
    for (const one of watched) db.exec(triggersOf(one));
    db.exec(related);
    db.exec(present);
  },
};
