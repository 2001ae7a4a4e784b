import type { HistoryEntry } from '#shared/contract/app/history.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { MessageAuthor, TicketEvent } from '#shared/domain/message.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import type { Run } from '#shared/domain/sop/index.ts';
import { oneLine } from '#shared/kernel/text.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { decodePlace, encodePlace } from '../kernel/keyset.ts';
import { isAfter, type Place } from './sources.ts';
import { contactView, promiseView, runView } from './views.ts';

const BEGINNING = 400;
/** Of one ticket; nobody speaks about one thing more often. */
const MAX = 200;

type Asked = { readonly ticketId: string; readonly after: string | null; readonly limit: number };
type LineRow = {
  readonly id: string;
  readonly kind: Extract<HistoryEntry, { kind: 'line' }>['line']['kind'];
  readonly author: string;
  readonly body: string;
  readonly at: number;
  readonly event: string | null;
};

function authorName(db: ReadableDb, author: MessageAuthor): string | null {
  if (author.kind === 'agent') return agentNameOf(db, author.agentId);
  return author.kind === 'outside' ? author.name : null;
}

function lineOf(db: ReadableDb, { id, kind, author, body, at, event }: LineRow): HistoryEntry {
  const by = parsed<MessageAuthor>(author);
  const line = {
    kind,
    author: by.kind,
    authorName: authorName(db, by),
    beginning: oneLine(body, BEGINNING),
    event: event === null ? null : parsed<TicketEvent>(event),
  };
  return { kind: 'line', id, at, line };
}

/** Of lines of the same moment some may stand before the place: as many as a moment has are read with them. */
function linesOf(db: ReadableDb, { ticketId, limit }: Asked, after: Place | undefined): HistoryEntry[] {
  const place = after ? 'and at <= ?' : '';
  const sql = `select id, kind, author, substr(body, 1, ${2 * BEGINNING}) as body, at, event from message
    where ticket_id = ? ${place} order by at desc, id limit ?`;
  return db
    .all<LineRow>(sql, [ticketId, ...(after ? [-after[0]] : []), limit + 1 + MAX])
    .filter(({ at, id }) => isAfter(at, id, after))
    .slice(0, limit + 1)
    .map((row) => lineOf(db, row));
}

function contactsOf(db: ReadableDb, ticketId: string): HistoryEntry[] {
  const sql = `select data from contact where ticket_id = ? order by newest_key, id limit ${MAX}`;
  return db.all<{ data: string }>(sql, [ticketId]).map(({ data }): HistoryEntry => {
    const contact = contactView(db, parsed<Contact>(data));
    return { kind: 'contact', id: contact.id, at: contact.ringingAt, contact };
  });
}

function promisesOf(db: ReadableDb, ticketId: string, me: string): HistoryEntry[] {
  const sql = `select data from promise where ticket_id = ? order by due_at desc, id desc limit ${MAX}`;
  return db.all<{ data: string }>(sql, [ticketId]).map(({ data }): HistoryEntry => {
    const promise = promiseView(db, parsed<CustomerPromise>(data), me);
    return { kind: 'promise', id: promise.id, at: promise.madeAt, promise };
  });
}

function runsOf(db: ReadableDb, ticketId: string): HistoryEntry[] {
  const sql = `select data from run where ticket_id = ? order by started_at desc, id limit ${MAX}`;
  return db.all<{ data: string }>(sql, [ticketId]).map(({ data }): HistoryEntry => {
    const run = runView(db, parsed<Run>(data));
    return { kind: 'run', id: run.id, at: run.startedAt, run };
  });
}

/** What happened on one ticket, newest first. */
export function historyOfTicket(db: ReadableDb, asked: Asked, me: string) {
  const { ticketId, limit } = asked;
  const after = decodePlace(asked.after, ['number', 'string']) as Place | undefined;
  const others = [...contactsOf(db, ticketId), ...promisesOf(db, ticketId, me), ...runsOf(db, ticketId)].filter(
    ({ at, id }) => isAfter(at, id, after),
  );
  const all = [...linesOf(db, asked, after), ...others].toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const entries = all.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: last && all.length > limit ? encodePlace([-last.at, last.id]) : null };
}
