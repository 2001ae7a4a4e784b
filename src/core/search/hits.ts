import type { Marked, SearchHit } from '#shared/contract/app/search.ts';
import type { MessageAuthor } from '#shared/domain/message.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { LocalizedText } from '#shared/kernel/text.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { fieldTexts } from './field-texts.ts';
import { hasHit, type Marker } from './marks.ts';
import type { Scope, TicketTest } from './scope.ts';

/** A row of a kind under its number; undefined when it has left, or a filter says no. */
export type Reader = (doc: number) => Row | undefined;

const text = (row: Row, column: string): string => (row[column] as string | null) ?? '';

const SELECT: Readonly<Record<SearchKind, string>> = {
  customer: `select r.*, r.created_at as at from search_customer as d join customer as r on r.id = d.id where d.doc = ?`,
  ticket: `select r.id, r.number, r.subject, r.status, r.preview, r.tags, r.queue_id, r.assignee_id, r.article_ids,
      r.field_values, r.updated_at as at, c.name as customer_name
    from search_ticket as d join ticket as r on r.id = d.id left join customer as c on c.id = r.customer_id where d.doc = ?`,
  article: `select r.id, r.title, r.questions, r.body, r.tags, r.language, r.updated_at as at
    from search_article as d join article as r on r.id = d.id where d.doc = ?`,
  message: `select r.id, r.ticket_id, r.kind, r.author, r.body, r.at, t.number, t.subject, t.status, t.queue_id,
      t.assignee_id, t.tags, t.article_ids, c.name as customer_name
    from search_message as d join message as r on r.id = d.id join ticket as t on t.id = r.ticket_id
    left join customer as c on c.id = t.customer_id where d.doc = ?`,
};

const FILE_OF_LINE = 'select 1 as x from attachment where message_id = ? limit 1';
const FILE_OF_TICKET =
  'select 1 as x from message as m join attachment as a on a.message_id = m.id where m.ticket_id = ? limit 1';

const ticketOf = (db: ReadableDb, kind: SearchKind, row: Row): Parameters<TicketTest>[0] => ({
  status: text(row, 'status'),
  queueId: text(row, 'queue_id'),
  assigneeId: row['assignee_id'] as string | null,
  tags: parsed(row['tags']),
  articleIds: parsed(row['article_ids']),
  hasFile: () => db.get(kind === 'message' ? FILE_OF_LINE : FILE_OF_TICKET, [text(row, 'id')]) !== undefined,
});

export function readerOf(db: ReadableDb, kind: SearchKind, scope: Scope): Reader {
  return (doc) => {
    const row = db.get<Row>(SELECT[kind], [doc]);
    if (!row) return undefined;
    const at = row['at'] as number;
    if (at < scope.from || at >= scope.until) return undefined;
    if (scope.tests.length > 0) {
      const ticket = ticketOf(db, kind, row);
      if (!scope.tests.every((fits) => fits(ticket))) return undefined;
    }
    return row;
  };
}

const MAX_OPEN = 1000;

const openTickets = (db: ReadableDb, customerId: string): number =>
  db.get<{ n: number }>(
    `select count(*) as n from (select 1 from ticket where customer_id = ? and status in ('open', 'pending') limit ?)`,
    [customerId, MAX_OPEN],
  )?.n ?? 0;

function customerHit(db: ReadableDb, row: Row, marker: Marker): SearchHit {
  const numbers = parsed<string[]>(row['phones']).map((phone) => marker.line(formatPhone(phone), 'number'));
  const others = [
    ...parsed<string[]>(row['emails']),
    ...parsed<{ label: string; value: string }[]>(row['facts']).map((fact) => `${fact.label} ${fact.value}`),
  ].map((line) => marker.line(line));
  return {
    kind: 'customer',
    customerId: row['id'],
    name: marker.line(text(row, 'name'), 'name'),
    tier: row['tier'],
    detail: [...numbers, ...others].find(hasHit) ?? null,
    openTickets: openTickets(db, text(row, 'id')),
  } as SearchHit;
}

/** Of several texts the first with a hit is shown, else the first. */
function best(marker: Marker, texts: readonly string[]): Marked {
  for (const one of texts) {
    const snippet = marker.snippet(one);
    if (hasHit(snippet)) return snippet;
  }
  return marker.snippet(texts[0] ?? '');
}

/** The first custom field with a hit. */
function fieldHit(db: ReadableDb, row: Row, marker: Marker): { label: LocalizedText; value: Marked } | null {
  for (const { label, text: written } of fieldTexts(db, text(row, 'field_values'))) {
    const value = marker.snippet(written);
    if (hasHit(value)) return { label, value };
  }
  return null;
}

function ticketHit(db: ReadableDb, row: Row, marker: Marker): SearchHit {
  const tags = parsed<string[]>(row['tags']).join(' ');
  const name = text(row, 'customer_name');
  const byName = marker.line(name, 'name');
  const subject = marker.line(text(row, 'subject'), 'head');
  const number = `#${String(row['number'])}`;
  const snippet = best(marker, [text(row, 'preview'), tags, name, number]);
  return {
    kind: 'ticket',
    ticketId: row['id'],
    number: row['number'],
    status: row['status'],
    customerName: name,
    subject,
    // Found by the pinyin of the name: the name says why.
    snippet: hasHit(snippet) || hasHit(subject) || !hasHit(byName) ? snippet : byName,
    field: hasHit(snippet) ? null : fieldHit(db, row, marker),
    at: row['at'],
  } as SearchHit;
}

/** The rules of Markdown's tables and pages: lines of nothing but dashes, stars, bars. */
const RULES = /^[ \t]*(?:\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?|(?:[*_-][ \t]*){3,})$/gmu;
const withoutRules = (markdown: string): string => markdown.replace(RULES, '');

function articleHit(_: ReadableDb, row: Row, marker: Marker): SearchHit {
  const questions = parsed<string[]>(row['questions']);
  const tags = parsed<string[]>(row['tags']).join(' ');
  return {
    kind: 'article',
    articleId: row['id'],
    title: marker.line(text(row, 'title'), 'head'),
    snippet: best(marker, [withoutRules(text(row, 'body')), ...questions, tags]),
    language: row['language'],
    at: row['at'],
  } as SearchHit;
}

function writerName(db: ReadableDb, row: Row): string {
  const author = parsed<MessageAuthor>(row['author']);
  switch (author.kind) {
    case 'agent':
      return db.get<{ name: string }>('select name from agent where id = ?', [author.agentId])?.name ?? '';
    case 'customer':
      return db.get<{ name: string }>('select name from customer where id = ?', [author.customerId])?.name ?? '';
    case 'outside':
      return author.name;
    default:
      return '';
  }
}

function messageHit(db: ReadableDb, row: Row, marker: Marker): SearchHit {
  const files = db.all<{ name: string }>('select name from attachment where message_id = ? limit 20', [
    text(row, 'id'),
  ]);
  return {
    kind: 'message',
    ticketId: row['ticket_id'],
    messageId: row['id'],
    messageKind: row['kind'],
    number: row['number'],
    status: row['status'],
    customerName: text(row, 'customer_name'),
    authorName: writerName(db, row),
    subject: text(row, 'subject'),
    snippet: best(marker, [text(row, 'body'), ...files.map((file) => file.name)]),
    at: row['at'],
  } as SearchHit;
}

const HITS: Readonly<Record<SearchKind, (db: ReadableDb, row: Row, marker: Marker) => SearchHit>> = {
  customer: customerHit,
  ticket: ticketHit,
  article: articleHit,
  message: messageHit,
};

export const hitOf = (db: ReadableDb, kind: SearchKind, row: Row, marker: Marker): SearchHit =>
  HITS[kind](db, row, marker);
