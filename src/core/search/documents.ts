import type { MessageAuthor } from '#shared/domain/message.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { facet } from './facets.ts';
import { fieldTexts } from './field-texts.ts';
import { fold } from './fold.ts';
import { pinyinOfName, pinyinOfText } from './pinyin.ts';
import { indexText } from './segments.ts';

/** A row as the index holds it. `head` weighs more: names, titles, subjects. `at`: ms, its place in time. */
export type Document = { readonly at: number; readonly head: string; readonly rest: string };

/** More of a text than this is not indexed (`MAX_BODY` is 64,000; articles may be longer). */
const MAX_INDEXED = 64_000;

const NUMBER_IN_PIECES = /\d[\d\s().\-–—]{5,24}\d/g;

/** Numbers written in groups, joined: 138 0013 8000 is found by 13800138000. */
export function joinedNumbers(text: string): string[] {
  return (fold(text).match(NUMBER_IN_PIECES) ?? [])
    .filter((written) => /\D/.test(written))
    .map((written) => written.replace(/\D/g, ''))
    .filter((digits) => digits.length >= 7 && digits.length <= 20);
}

/** Any end of a number of four to eight digits, the national number, all of it. */
function phoneWords(e164: string): string[] {
  const digits = e164.replace(/\D/g, '');
  const code = /^\+(\d+) /.exec(formatPhone(e164))?.[1] ?? '';
  const ends = [4, 5, 6, 7, 8].map((length) => digits.slice(-length));
  return [digits, digits.slice(code.length), ...ends];
}

const list = (row: Row, column: string): string[] => parsed<string[]>(row[column]);
const text = (row: Row, column: string): string => row[column] as string;
const words = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
/** Two fields never make one phrase. */
const fields = (...parts: readonly string[]): string => parts.map(indexText).join(' _ ');

function customerDocument(db: ReadableDb, id: string): Document | undefined {
  const row = db.get<Row>('select name, phones, emails, facts, created_at from customer where id = ?', [id]);
  if (!row) return undefined;
  const facts = parsed<{ label: string; value: string }[]>(row['facts']);
  const numbers = facts.flatMap((fact) => joinedNumbers(fact.value));
  return {
    at: row['created_at'] as number,
    head: words(fields(text(row, 'name')), pinyinOfName(text(row, 'name'))),
    rest: words(
      ...list(row, 'phones').flatMap(phoneWords),
      ...numbers,
      fields(...list(row, 'emails'), ...facts.map((fact) => `${fact.label} ${fact.value}`)),
    ),
  };
}

function ticketDocument(db: ReadableDb, id: string): Document | undefined {
  const row = db.get<Row>(
    `select t.number, t.subject, t.preview, t.tags, t.status, t.queue_id, t.assignee_id, t.customer_id, t.article_ids,
       t.field_values, t.updated_at, coalesce(c.name, '') as name
     from ticket as t left join customer as c on c.id = t.customer_id where t.id = ?`,
    [id],
  );
  if (!row) return undefined;
  const [subject, preview, name] = [text(row, 'subject'), text(row, 'preview'), text(row, 'name')];
  const values = fieldTexts(db, text(row, 'field_values')).map((field) => field.text);
  const facets = [
    facet.status(text(row, 'status')),
    facet.queue(text(row, 'queue_id')),
    facet.assignee(row['assignee_id'] as string | null),
    facet.customer(text(row, 'customer_id')),
    ...list(row, 'tags').map(facet.tag),
    ...(list(row, 'article_ids').length > 0 ? [facet.hasArticle()] : []),
  ];
  return {
    at: row['updated_at'] as number,
    head: words(fields(subject), String(row['number']), pinyinOfText(subject), ...joinedNumbers(subject)),
    rest: words(
      fields(list(row, 'tags').join(' '), preview, name, ...values),
      ...[preview, ...values].flatMap(joinedNumbers),
      pinyinOfName(name),
      ...facets,
    ),
  };
}

function articleDocument(db: ReadableDb, id: string): Document | undefined {
  const row = db.get<Row>('select title, questions, tags, body, status, files, updated_at from article where id = ?', [
    id,
  ]);
  if (!row) return undefined;
  const [title, body] = [text(row, 'title'), text(row, 'body').slice(0, MAX_INDEXED)];
  const questions = list(row, 'questions');
  const facets = [facet.status(text(row, 'status')), ...list(row, 'tags').map(facet.tag)];
  return {
    at: row['updated_at'] as number,
    head: words(fields(title, ...questions), pinyinOfText([title, ...questions].join(' '))),
    rest: words(
      fields(list(row, 'tags').join(' '), body),
      ...joinedNumbers(body),
      ...facets,
      ...(list(row, 'files').length > 0 ? [facet.hasFile()] : []),
    ),
  };
}

function writerFacet(author: MessageAuthor): string {
  if (author.kind === 'agent') return facet.writer('agent', author.agentId);
  return author.kind === 'customer' ? facet.writer('customer', author.customerId) : '';
}

function messageDocument(db: ReadableDb, id: string): Document | undefined {
  const row = db.get<Row>('select ticket_id, kind, author, body, at, mentions from message where id = ?', [id]);
  if (!row) return undefined;
  const body = text(row, 'body').slice(0, MAX_INDEXED);
  const files = db.all<{ name: string }>('select name from attachment where message_id = ?', [id]);
  return {
    at: row['at'] as number,
    head: '',
    rest: words(
      fields(body, ...files.map((file) => file.name)),
      ...joinedNumbers(body),
      facet.ticket(text(row, 'ticket_id')),
      facet.lineKind(text(row, 'kind')),
      writerFacet(parsed<MessageAuthor>(row['author'])),
      ...list(row, 'mentions').map(facet.mention),
      ...(files.length > 0 ? [facet.hasFile()] : []),
    ),
  };
}

const DOCUMENTS: Readonly<Record<SearchKind, (db: ReadableDb, id: string) => Document | undefined>> = {
  customer: customerDocument,
  ticket: ticketDocument,
  article: articleDocument,
  message: messageDocument,
};

/** Undefined: there is no such row (any more). */
export const documentOf = (db: ReadableDb, kind: SearchKind, id: string): Document | undefined =>
  DOCUMENTS[kind](db, id);
