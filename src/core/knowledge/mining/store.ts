import type { QuestionCluster } from '#shared/contract/app/knowledge.ts';
import { shortHash } from '#shared/domain/knowledge-ids.ts';
import { json, parsed } from '../../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import type { ChangeSet } from '../../kernel/changes.ts';

/** Words of a question with their weights; of length one. */
export type Terms = readonly (readonly [term: string, weight: number])[];

export type Mined = {
  readonly id: string;
  readonly count: number;
  readonly newestAt: number;
  readonly words: readonly string[];
  /** What it is made of, to know it again. */
  readonly terms: Terms;
  readonly nearest: { readonly articleId: string; readonly score: number } | null;
  /** The most typical first. */
  readonly examples: readonly { readonly ticketId: string; readonly text: string }[];
};

const MAX_SHOWN = 60;
const MAX_DISMISSED = 500;

export type MiningState = { readonly minedAt: number; readonly tickets: number };

export const miningState = (db: ReadableDb): MiningState | undefined =>
  db.get<MiningState>('select mined_at as minedAt, tickets from mining');

type ClusterRow = {
  id: string;
  count: number;
  newest_at: number;
  words: string;
  article_id: string | null;
  title: string | null;
  score: number | null;
};

const SELECT = `select c.id, c.count, c.newest_at, c.words, c.article_id, a.title, c.score from question_cluster as c
  left join article as a on a.id = c.article_id`;

/** A question is shown in the words of a ticket that is still here; when none is, it is not shown. */
function clusterOf(db: ReadableDb, row: ClusterRow): QuestionCluster[] {
  const examples = db.all<{ ticketId: string; number: number; text: string }>(
    `select e.ticket_id as ticketId, t.number, e.text from question_example as e join ticket as t on t.id = e.ticket_id
     where e.cluster_id = ? order by e.rank`,
    [row.id],
  ) as QuestionCluster['examples'];
  const [first] = examples;
  if (!first) return [];
  const { id, count, newest_at: newestAt, article_id: articleId, title, score } = row;
  const nearest = articleId === null || title === null ? null : { articleId, title, score: score ?? 0 };
  return [
    { id, question: first.text, count, newestAt, words: parsed(row.words), examples, nearest },
  ] as QuestionCluster[];
}

/** The most asked first. */
export const clustersIn = (db: ReadableDb): QuestionCluster[] =>
  db
    .all<ClusterRow>(`${SELECT} order by c.count desc, c.newest_at desc, c.id limit ?`, [MAX_SHOWN])
    .flatMap((row) => clusterOf(db, row));

export function findCluster(db: ReadableDb, id: string): QuestionCluster | undefined {
  const row = db.get<ClusterRow>(`${SELECT} where c.id = ?`, [id]);
  return row && clusterOf(db, row)[0];
}

/** A term as a number: enough to see that it is the same one. */
const hashed = (term: string): string => shortHash(term, 0x811c9dc5) + shortHash(term, 0x5bd1e995);

/** To be compared with what was dismissed. */
export const hashedTerms = (terms: Terms): Terms => terms.map(([term, weight]) => [hashed(term), weight]);

/** Hashed. */
export const dismissedTerms = (db: ReadableDb): Terms[] =>
  db
    .all<{ terms: string }>('select terms from dismissed_question order by at desc limit ?', [MAX_DISMISSED])
    .map((row) => parsed(row.terms));

/** Not shown again, also when the next mining finds it in other words. */
export function dismiss(tx: WritableDb, id: string, now: number, changed: ChangeSet): void {
  const row = tx.get<{ terms: string }>('select terms from question_cluster where id = ?', [id]);
  if (!row) return;
  tx.run(
    `insert into dismissed_question (id, terms, at) values (?, ?, ?)
     on conflict (id) do update set at = excluded.at`,
    [id, json(hashedTerms(parsed(row.terms))), now],
  );
  tx.run('delete from question_cluster where id = ?', [id]);
  tx.run('delete from question_example where cluster_id = ?', [id]);
  changed.add('question_cluster', id);
}

/** Puts what was mined in the place of what was known. */
export function keepMined(tx: WritableDb, mined: readonly Mined[], state: MiningState, changed: ChangeSet): void {
  tx.run('delete from question_cluster');
  tx.run('delete from question_example');
  for (const { id, count, newestAt, words, terms, nearest, examples } of mined) {
    tx.run(
      `insert into question_cluster (id, count, newest_at, words, terms, article_id, score) values (?, ?, ?, ?, ?, ?, ?)`,
      [id, count, newestAt, json(words), json(terms), nearest?.articleId ?? null, nearest?.score ?? null],
    );
    for (const [rank, { ticketId, text }] of examples.entries()) {
      tx.run(`insert into question_example (cluster_id, rank, ticket_id, text) values (?, ?, ?, ?)`, [
        id,
        rank,
        ticketId,
        text,
      ]);
    }
  }
  tx.run(
    `insert into mining (one, mined_at, tickets) values (1, ?, ?)
     on conflict (one) do update set mined_at = excluded.mined_at, tickets = excluded.tickets`,
    [state.minedAt, state.tickets],
  );
  changed.addAll('question_cluster');
}
