import type { IntentExample } from '../kernel/ports.ts';
import type { Desk } from '../kernel/desk.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { newestSops } from '../sops/index.ts';

const MAX_ARTICLES = 5000;
const MAX_TICKETS = 5000;
/** So many rows are read before other work gets its turn: some milliseconds. */
const SLICE = 250;
const MAX_TEXT = 600;
const HEADING = /^#{1,4}\s+(.+)$/gmu;

type ArticleRow = { id: string; title: string; questions: string; body: string };
type TicketRow = { id: string; updatedAt: number; subject: string; articles: string; body: string | null };
/** Rows of one kind in a fixed order, and what of a row says where the next slice begins. */
type Source<Row> = {
  readonly sql: string;
  readonly max: number;
  readonly start: readonly Value[];
  readonly placeOf: (row: Row) => readonly Value[];
  readonly toExamples: (row: Row) => IntentExample[];
};

export const articleAnswer = (id: string): string => `article:${id}`;
export const sopAnswer = (key: string): string => `sop:${key}`;

const ARTICLES: Source<ArticleRow> = {
  sql: `select id, title, questions, body from article where status = 'published' and id > ? order by id limit ${SLICE}`,
  max: MAX_ARTICLES,
  start: [''],
  placeOf: ({ id }) => [id],
  toExamples: ({ id, title, questions, body }) => {
    const headings = Array.from(body.matchAll(HEADING), ([, text = '']) => text);
    const lead = body.replaceAll(HEADING, '').trim().slice(0, MAX_TEXT);
    const texts = [title, ...parsed<string[]>(questions), ...headings.slice(0, 8), lead];
    return texts.filter((text) => text.trim() !== '').map((text) => ({ answer: articleAnswer(id), text }));
  },
};

/**
 * A solved ticket whose answer an article belongs to shows how customers ask for it. The plus keeps the status from being looked up
 * by an index of its own, which would sort all solved tickets of the desk.
 */
export const TICKETS: Source<TicketRow> = {
  sql: `select t.id, t.updated_at as updatedAt, t.subject, t.article_ids as articles,
      (select m.body from message m where m.ticket_id = t.id and m.kind = 'customer' order by m.at, m.id limit 1) as body
    from ticket t where +t.status in ('solved', 'closed') and t.article_ids not in ('', '[]')
      and (t.updated_at, t.id) < (?, ?) order by t.updated_at desc, t.id desc limit ${SLICE}`,
  max: MAX_TICKETS,
  start: [Number.MAX_SAFE_INTEGER, ''],
  placeOf: ({ updatedAt, id }) => [updatedAt, id],
  toExamples: ({ subject, articles, body }) =>
    parsed<string[]>(articles)
      .slice(0, 1)
      .map((id) => ({ answer: articleAnswer(id), text: `${subject}\n${body ?? ''}`.slice(0, MAX_TEXT) })),
};

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

type Reading = { readonly read: Desk['read']; readonly turn: () => Promise<void> };

async function inSlices<Row>({ read, turn }: Reading, source: Source<Row>): Promise<IntentExample[]> {
  const found: IntentExample[] = [];
  let place = source.start;
  for (let rows = 0; rows < source.max; rows += SLICE) {
    const from = place;
    const slice = read((db) => db.all<Row>(source.sql, from));
    found.push(...slice.flatMap((row) => source.toExamples(row)));
    const last = slice.at(-1);
    if (slice.length < SLICE || last === undefined) break;
    place = source.placeOf(last);
    await turn();
  }
  return found;
}

/** What the team itself knows about what is asked and what answers it. `turn`: lets other work go first. */
export const examplesIn = async (reading: Reading): Promise<IntentExample[]> => [
  ...(await inSlices(reading, ARTICLES)),
  ...(await inSlices(reading, TICKETS)),
  ...reading.read(ofSops),
];

/** Changes when what is learned from may have. */
export function stampOf(db: ReadableDb): string {
  const of = (tbl: string, more = ''): unknown =>
    db.get(`select count(*) as n, coalesce(max(ver), 0) as ver from ${tbl} ${more}`);
  return JSON.stringify([of('article'), of('sop')]);
}
