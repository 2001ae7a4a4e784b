import type { IntentExample } from '../kernel/ports.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { newestSops } from '../sops/index.ts';

const MAX_ARTICLES = 5000;
const MAX_TICKETS = 20_000;
const MAX_TEXT = 600;
const HEADING = /^#{1,4}\s+(.+)$/gmu;

type ArticleRow = { id: string; title: string; questions: string; body: string };
type TicketRow = { subject: string; articles: string; body: string | null };

export const articleAnswer = (id: string): string => `article:${id}`;
export const sopAnswer = (key: string): string => `sop:${key}`;

function ofArticles(db: ReadableDb): IntentExample[] {
  const rows = db.all<ArticleRow>(
    `select id, title, questions, body from article where status = 'published' order by id limit ${MAX_ARTICLES}`,
  );
  return rows.flatMap(({ id, title, questions, body }) => {
    const headings = Array.from(body.matchAll(HEADING), ([, text = '']) => text);
    const lead = body.replaceAll(HEADING, '').trim().slice(0, MAX_TEXT);
    const texts = [title, ...parsed<string[]>(questions), ...headings.slice(0, 8), lead];
    return texts.filter((text) => text.trim() !== '').map((text) => ({ answer: articleAnswer(id), text }));
  });
}

/** A solved ticket whose answer an article belongs to shows how customers ask for it. */
function ofTickets(db: ReadableDb): IntentExample[] {
  const rows = db.all<TicketRow>(
    `select t.subject, t.article_ids as articles,
       (select m.body from message m where m.ticket_id = t.id and m.kind = 'customer' order by m.at, m.id limit 1) as body
     from ticket t where t.status in ('solved', 'closed') and t.article_ids not in ('', '[]') order by t.updated_at desc limit ${MAX_TICKETS}`,
  );
  return rows.flatMap(({ subject, articles, body }) =>
    parsed<string[]>(articles)
      .slice(0, 1)
      .map((id) => ({ answer: articleAnswer(id), text: `${subject}\n${body ?? ''}`.slice(0, MAX_TEXT) })),
  );
}

function ofSops(db: ReadableDb): IntentExample[] {
  return newestSops(db)
    .filter(({ retiredAt }) => retiredAt === null)
    .flatMap(({ key, title, suggest, steps }) => {
      const first = steps.slice(0, 3).map((step) => step.title);
      const texts = [title, ...first].flatMap(({ zh, en }) => [zh, en]);
      return [...texts, suggest.words.join(' ')]
        .filter((text) => text.trim() !== '')
        .map((text) => ({ answer: sopAnswer(key), text }));
    });
}

/** What the team itself knows about what is asked and what answers it. */
export const examplesIn = (db: ReadableDb): IntentExample[] => [...ofArticles(db), ...ofTickets(db), ...ofSops(db)];

/** Changes when what is learned from may have. */
export function stampOf(db: ReadableDb): string {
  const of = (tbl: string, more = ''): unknown =>
    db.get(`select count(*) as n, coalesce(max(ver), 0) as ver from ${tbl} ${more}`);
  return JSON.stringify([of('article'), of('sop')]);
}
