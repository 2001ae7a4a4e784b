import type { CONTACT_VIEWS, ContactItem } from '#shared/contract/app/contacts.ts';
import type { Disposition } from '#shared/domain/contact-rules.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb, Value } from '../db/types.ts';
import { teamTable } from '../directory/index.ts';
import { decodePlace, encodePlace } from '../kernel/keyset.ts';

export type ContactsQuery = {
  readonly view: (typeof CONTACT_VIEWS)[number];
  readonly queueId: string | null;
  readonly after: string | null;
  readonly limit: number;
};

/** A view looks no further back than so many contacts: what is older is found with its customer. */
const MAX_LOOKED_AT = 5000;

const WHERE: Readonly<Record<ContactsQuery['view'], string>> = {
  all: 'true',
  missed: `data ->> '$.end' in ('missed', 'lost', 'declined') and agent_id is null`,
  unfinished: `agent_id is not null and data ->> '$.wrappedAt' is null`,
  mine: 'agent_id = :me',
};

const selectFrom = (where: string, isFirst: boolean): string => `
  select k.data, k.newest_key, k.id, c.name as customer_name, a.name as agent_name, t.number as ticket_number, q.name as queue_name
  from (
    select * from (select * from contact ${isFirst ? '' : 'where (newest_key, id) > (:key, :afterId)'} order by newest_key, id limit ${MAX_LOOKED_AT})
    where ${where} and (:queue is null or queue_id = :queue) order by newest_key, id limit :limit) as k
  left join customer as c on c.id = k.customer_id
  left join agent as a on a.id = k.agent_id
  left join ticket as t on t.id = k.ticket_id
  left join queue as q on q.id = k.queue_id
  order by k.newest_key, k.id`;

const text = (row: Row, column: string): string | null => (row[column] as string | null | undefined) ?? null;

function itemOf(row: Row, dispositions: readonly Disposition[]): ContactItem {
  const contact = parsed<Contact>(row['data']);
  const queueName = text(row, 'queue_name');
  return {
    ...contact,
    customerName: text(row, 'customer_name'),
    agentName: text(row, 'agent_name'),
    ticketNumber: row['ticket_number'] === null ? null : Number(row['ticket_number']),
    queueName: queueName === null ? { zh: contact.queueId, en: contact.queueId } : parsed(queueName),
    dispositionLabel: dispositions.find(({ key }) => key === contact.disposition)?.label ?? null,
  };
}

/** Finished contacts, newest first. */
export function listContacts(
  db: ReadableDb,
  query: ContactsQuery,
  me: string,
): { items: ContactItem[]; next: string | null } {
  const place = decodePlace(query.after, ['number', 'string']);
  const params: Record<string, Value> = {
    ...(place ? { key: place[0] ?? 0, afterId: place[1] ?? '' } : {}),
    queue: query.queueId,
    limit: query.limit + 1,
    ...(query.view === 'mine' ? { me } : {}),
  };
  const rows = db.all<Row>(selectFrom(WHERE[query.view], place === undefined), params);
  const dispositions = teamTable.get(db, 'team')?.data.contacts?.dispositions ?? [];
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const next = rows.length > query.limit && last ? encodePlace([Number(last['newest_key']), String(last['id'])]) : null;
  return { items: shown.map((row) => itemOf(row, dispositions)), next };
}
