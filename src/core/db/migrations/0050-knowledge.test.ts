import { beforeEach, expect, test } from 'vitest';
import { openSqliteInMemory } from '#core/adapters/sqlite.node.ts';
import { putRow, removeRow } from '#core/replica/index.ts';
import type { ArticleFile } from '#shared/domain/article.ts';
import { aTicket, anArticle, T0 } from '#testkit/core-team.ts';
import type { Db } from '../types.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from './index.ts';

let db: Db;
beforeEach(() => {
  db = openSqliteInMemory();
  migrate(db);
});

const file = (sha: string): ArticleFile => ({
  id: `f-${sha}` as never,
  name: 'a.png',
  mime: 'image/png',
  bytes: 3,
  sha256: sha.repeat(64),
});
const named = (): string[] =>
  db
    .read((tx) =>
      tx.all<{ tbl: string; sha256: string }>('select tbl, sha256 from knowledge_file order by tbl, sha256'),
    )
    .map((row) => `${row.tbl} ${row.sha256.slice(0, 1)}`);

test('every row that carries files of knowledge is known by their content, whoever writes it', () => {
  db.write((tx) => {
    putRow(tx, 'article', anArticle('k1', { files: [file('a'), file('b')] }), 1);
    const revision = { ...anArticle('k1', { files: [file('a')] }), id: 'r1', articleId: 'k1', summary: '', at: T0 };
    putRow(tx, 'revision', revision as never, 1);
    putRow(tx, 'proposal', { ...revision, id: 'p1', authorId: 'ana', baseVersion: 1, ticketId: null } as never, 1);
    tx.run(`insert into article_draft (article_id, data, updated_at) values ('k2', ?, 1)`, [
      JSON.stringify({ files: [file('c')] }),
    ]);
  });
  expect(named()).toEqual(['article a', 'article b', 'article_draft c', 'proposal a', 'revision a']);
  db.write((tx) => {
    putRow(tx, 'article', anArticle('k1', { files: [file('b')] }), 2);
    removeRow(tx, 'proposal', 'p1');
    tx.run(`delete from article_draft`);
  });
  expect(named()).toEqual(['article b', 'revision a']);
});

const linked = (): string[] =>
  db
    .read((tx) =>
      tx.all<{ article_id: string; ticket_id: string }>(
        'select * from ticket_article order by article_id, created_at desc',
      ),
    )
    .map((row) => `${row.article_id} ${row.ticket_id}`);

test('an article knows its tickets, newest first, through every change of theirs', () => {
  db.write((tx) => {
    putRow(tx, 'ticket', aTicket('t1', { articleIds: ['k1', 'k2'] as never }), 1);
    putRow(tx, 'ticket', aTicket('t2', { articleIds: ['k1'] as never, createdAt: T0 + 5 }), 1);
    putRow(tx, 'ticket', aTicket('t3'), 1);
  });
  expect(linked()).toEqual(['k1 t2', 'k1 t1', 'k2 t1']);
  db.write((tx) => {
    putRow(tx, 'ticket', aTicket('t1', { articleIds: ['k2'] as never, subject: 'new' }), 2);
    putRow(tx, 'ticket', aTicket('t3', { articleIds: ['k2'] as never, createdAt: T0 + 9 }), 2);
    removeRow(tx, 'ticket', 't2');
  });
  expect(linked()).toEqual(['k2 t3', 'k2 t1']);
});

test('a customer’s words leave what was mined with their ticket, and everything mined leaves with a part', () => {
  const examples = (): number =>
    db.read((tx) => tx.get<{ n: number }>('select count(*) as n from question_example'))?.n ?? 0;
  db.write((tx) => {
    putRow(tx, 'ticket', aTicket('t1'), 1);
    tx.run(`insert into question_cluster values ('q1', 2, 1, '[]', '[]', null, null)`);
    tx.run(`insert into question_example values ('q1', 0, 't1', 'a'), ('q1', 1, 't2', 'b')`);
    tx.run(`insert into part (part, state, n, sum0, sum1) values ('q:q1', 'live', 0, 0, 0)`);
  });
  db.write((tx) => {
    removeRow(tx, 'ticket', 't1');
  });
  expect(examples()).toBe(1);
  db.write((tx) => tx.run(`delete from part`));
  expect([examples(), db.read((tx) => tx.all('select * from question_cluster'))]).toEqual([0, []]);
});

test('a replica that had rows before knows their files and tickets after', () => {
  const old = openSqliteInMemory();
  migrate(
    old,
    MIGRATIONS.filter(({ number }) => number < 50),
  );
  old.write((tx) => {
    putRow(tx, 'article', anArticle('k1', { files: [file('a')] }), 1);
    // As a desk of that time wrote it: the table has grown since.
    tx.run(
      `insert into ticket (id, number, subject, status, priority, queue_id, customer_id, channel, tags, created_at, updated_at, preview, article_ids, ver)
       values ('t1', 1, '', 'open', 'normal', 'q1', 'c1', 'chat', '[]', 1, 1, '', '["k1"]', 1)`,
    );
  });
  migrate(old);
  expect(old.read((tx) => tx.all('select tbl from knowledge_file'))).toEqual([{ tbl: 'article' }]);
  expect(old.read((tx) => tx.all('select ticket_id from ticket_article'))).toEqual([{ ticket_id: 't1' }]);
});

test.each([
  [`select 1 from knowledge_file where sha256 = 'x'`, 'knowledge_file_content'],
  [`select ticket_id from ticket_article where article_id = 'k' order by created_at desc limit 20`, 'PRIMARY KEY'],
  [`select 1 from question_example where ticket_id = 't'`, 'question_example_ticket'],
])('%s is answered by an index of its own', (sql, index) => {
  const plan = db.read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`));
  const text = plan.map((row) => row.detail).join(' ');
  expect(text).toContain(index);
  expect(text).not.toContain('TEMP B-TREE');
});
