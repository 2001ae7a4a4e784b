import type { Migration } from './types.ts';

/** What an author has begun (one per article), and what was mined from tickets: on this desk only. */
const local = `
create table article_draft (article_id text primary key, data text not null, updated_at integer not null) strict;
create index article_draft_newest on article_draft (updated_at desc);

create table mining (one integer primary key check (one = 1), mined_at integer not null, tickets integer not null) strict;
create table question_cluster (
  id text primary key, count integer not null, newest_at integer not null, words text not null, terms text not null,
  article_id text, score real) strict;
create table question_example (
  cluster_id text not null, rank integer not null, ticket_id text not null, text text not null,
  primary key (cluster_id, rank)) strict, without rowid;
create index question_example_ticket on question_example (ticket_id);
-- What a dismissed question was made of, to know it again: numbers in the place of its words, for it outlives the ticket.
create table dismissed_question (id text primary key, terms text not null, at integer not null) strict;

-- A customer's words leave with their ticket, a question with the last who asked it, and what was drawn from a part with the part.
create trigger question_ticket_gone after delete on ticket begin
  delete from question_example where ticket_id = old.id;
end;
create trigger question_example_gone after delete on question_example begin
  delete from question_cluster where id = old.cluster_id
    and not exists (select 1 from question_example where cluster_id = old.cluster_id);
end;
create trigger question_part_gone after delete on part begin
  delete from question_example;
  delete from question_cluster;
  delete from mining;
end;
`;

/** Which rows name a file by its content. Kept by triggers, so that no writer can forget it. */
const files = [
  ['article', 'id', 'files', '$'],
  ['revision', 'id', 'data', '$.files'],
  ['proposal', 'id', 'data', '$.files'],
  ['article_draft', 'article_id', 'data', '$.files'],
]
  .map(([tbl, id, column, path]) => {
    const list = (row: string): string => `json_each(${row}.${column}, '${path}') as f`;
    const add = `
  insert or ignore into knowledge_file (tbl, id, sha256)
    select '${tbl}', new.${id}, f.value ->> '$.sha256' from ${list('new')};`;
    const drop = `
  delete from knowledge_file where tbl = '${tbl}' and id = old.${id};`;
    return `
create trigger ${tbl}_files_added after insert on ${tbl} begin${add}
end;
create trigger ${tbl}_files_changed after update of ${column} on ${tbl} begin${drop}${add}
end;
create trigger ${tbl}_files_gone after delete on ${tbl} begin${drop}
end;
insert or ignore into knowledge_file (tbl, id, sha256)
  select '${tbl}', t.${id}, f.value ->> '$.sha256' from ${tbl} as t, ${list('t')};`;
  })
  .join('\n');

/** The tickets an article answered: a list inside the ticket cannot be searched among a million. */
const tickets = `
create table ticket_article (
  article_id text not null, created_at integer not null, ticket_id text not null,
  primary key (article_id, created_at desc, ticket_id)) strict, without rowid;
create trigger ticket_articles_added after insert on ticket when new.article_ids <> '[]' begin
  insert or ignore into ticket_article (article_id, created_at, ticket_id)
    select a.value, new.created_at, new.id from json_each(new.article_ids) as a;
end;
create trigger ticket_articles_changed after update of article_ids on ticket when new.article_ids <> old.article_ids begin
  delete from ticket_article where ticket_id = old.id and created_at = old.created_at
    and article_id in (select value from json_each(old.article_ids));
  insert or ignore into ticket_article (article_id, created_at, ticket_id)
    select a.value, new.created_at, new.id from json_each(new.article_ids) as a;
end;
create trigger ticket_articles_gone after delete on ticket when old.article_ids <> '[]' begin
  delete from ticket_article where ticket_id = old.id and created_at = old.created_at
    and article_id in (select value from json_each(old.article_ids));
end;
insert or ignore into ticket_article (article_id, created_at, ticket_id)
  select a.value, t.created_at, t.id from ticket as t, json_each(t.article_ids) as a where t.article_ids <> '[]';
`;

export const knowledge: Migration = {
  number: 50,
  up: (db) => {
    db.exec(local);
    db.exec(
      `create table knowledge_file (tbl text not null, id text not null, sha256 text not null, primary key (tbl, id, sha256)) strict, without rowid;
       create index knowledge_file_content on knowledge_file (sha256);`,
    );
    db.exec(files);
    db.exec(tickets);
  },
};
