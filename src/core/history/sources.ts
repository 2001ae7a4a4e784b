import type { HistoryFilter } from '#shared/contract/app/history.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Gesture } from '#shared/domain/gesture.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import type { Run } from '#shared/domain/sop/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';

/**
 * Where the rows of a customer's history come from. Each source gives its own newest rows after a place, found by an index on the
 * customer; a filter looks at no more than `MAX_LOOKED` of them a page. Order everywhere: newest first, then by id.
 */
export type Place = readonly [key: number, id: string];
export type Asked = {
  readonly customerId: string;
  readonly filter: HistoryFilter;
  readonly after: Place | undefined;
  readonly limit: number;
};

const MAX_LOOKED = 1000;
const MAX_LINES_LOOKED = 300;

export const isAfter = (at: number, id: string, place: Place | undefined): boolean =>
  place === undefined || -at > place[0] || (-at === place[0] && id > place[1]);

export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
const escaped = (word: string): string => `%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`;
const hasAll = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
};

export type TicketRow = Pick<
  Ticket,
  'id' | 'number' | 'subject' | 'status' | 'channel' | 'createdAt' | 'updatedAt' | 'preview'
> & {
  readonly queueId: string;
  readonly assigneeId: string | null;
};
const COLUMNS = `t.id, t.number, t.subject, t.status, t.channel, t.created_at as "createdAt", t.updated_at as "updatedAt",
  t.preview, t.queue_id as "queueId", t.assignee_id as "assigneeId"`;

const IN_TICKET = String.raw`((t.number || ' ' || t.subject || ' ' || t.tags) like ? escape '\'
  or exists (select 1 from (select m.body from message as m where m.ticket_id = t.id order by m.at desc, m.id desc
    limit ${MAX_LINES_LOOKED}) as l where l.body like ? escape '\'))`;

export function ticketRows(db: ReadableDb, { customerId, filter, after, limit }: Asked): TicketRow[] {
  const words = wordsOf(filter.text).map(escaped);
  const place = after ? 'and (newest_key, id) > (?, ?)' : '';
  const looked = `select * from ticket where customer_id = ? ${place} order by newest_key, id limit ${MAX_LOOKED}`;
  const conditions = [...(filter.channel ? ['t.channel = ?'] : []), ...words.map(() => IN_TICKET)];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const params: Value[] = [customerId, ...(after ?? []), ...(filter.channel ? [filter.channel] : [])];
  return db.all<TicketRow>(`select ${COLUMNS} from (${looked}) as t ${where} order by t.newest_key, t.id limit ?`, [
    ...params,
    ...words.flatMap((word) => [word, word]),
    limit,
  ]);
}

/** What belongs to no ticket of this customer that is here: it would stand nowhere else. */
const LOOSE = `not exists (select 1 from ticket as t where t.id = r.ticket_id and t.customer_id = r.customer_id)`;

export function contactRows(db: ReadableDb, asked: Asked, isLoose: boolean): Contact[] {
  const { customerId, filter, after, limit } = asked;
  const words = wordsOf(filter.text);
  const place = after ? 'and (newest_key, id) > (?, ?)' : '';
  const looked = `select * from contact where customer_id = ? ${place} order by newest_key, id limit ${MAX_LOOKED}`;
  const where = isLoose ? `where ${LOOSE}` : '';
  return db
    .all<{ data: string }>(`select r.data from (${looked}) as r ${where} order by r.newest_key, r.id`, [
      customerId,
      ...(after ?? []),
    ])
    .map(({ data }) => parsed<Contact>(data))
    .filter(({ channel }) => filter.channel === undefined || channel === filter.channel)
    .filter(({ summary, disposition, address }) => hasAll(`${summary} ${disposition ?? ''} ${address ?? ''}`, words))
    .slice(0, limit);
}

/** Promises and gestures know no channel. */
export function promiseRows(db: ReadableDb, asked: Asked, isLoose: boolean): CustomerPromise[] {
  const { customerId, filter, after, limit } = asked;
  if (filter.channel !== undefined) return [];
  const looked = `select * from promise where customer_id = ? order by due_at desc, id desc limit ${MAX_LOOKED}`;
  const where = isLoose ? `where ${LOOSE}` : '';
  const words = wordsOf(filter.text);
  return db
    .all<{ data: string }>(`select r.data from (${looked}) as r ${where}`, [customerId])
    .map(({ data }) => parsed<CustomerPromise>(data))
    .filter(({ madeAt, id, text }) => isAfter(madeAt, id, after) && hasAll(text, words))
    .toSorted((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** `titleOf`: what its procedure is called, in both languages. */
export function runRows(db: ReadableDb, asked: Asked, isLoose: boolean, titleOf: (run: Run) => string): Run[] {
  const { customerId, filter, after, limit } = asked;
  if (filter.channel !== undefined) return [];
  const words = wordsOf(filter.text);
  const looked = `select * from run where customer_id = ? order by started_at desc, id limit ${MAX_LOOKED}`;
  const where = isLoose ? `where ${LOOSE}` : '';
  return db
    .all<{ data: string }>(`select r.data from (${looked}) as r ${where} order by r.started_at desc, r.id`, [
      customerId,
    ])
    .map(({ data }) => parsed<Run>(data))
    .filter((run) => isAfter(run.startedAt, run.id, after) && hasAll(titleOf(run), words))
    .slice(0, limit);
}

export function gestureRows(db: ReadableDb, { customerId, filter, after, limit }: Asked): Gesture[] {
  if (filter.channel !== undefined) return [];
  const words = wordsOf(filter.text);
  return db
    .all<{ data: string }>(
      `select data from gesture where customer_id = ? order by at desc, id desc limit ${MAX_LOOKED}`,
      [customerId],
    )
    .map(({ data }) => parsed<Gesture>(data))
    .filter(({ at, id, note }) => isAfter(at, id, after) && hasAll(note, words))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}
