import { CallEvent } from '#shared/domain/call-event.ts';
import { parsed, json } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** What the agent has done about a contact, and what this desk has. */
export type Own = {
  readonly source: 'desk' | 'claimed' | 'hub';
  /** Null with `isPicked`: none of those offered. */
  readonly customerId: string | null;
  readonly isPicked: boolean;
  /** Whose card was shown last: who is gone when it is written was erased meanwhile. */
  readonly shownId: string | null;
  /** Undefined: nobody has chosen, and what the hub says holds. */
  readonly ticketId: string | null | undefined;
  /** What is being written was taken here: its ticket, once it has come, is assigned to who answers it. */
  readonly assigns: boolean;
  readonly isOpened: boolean;
  readonly isIgnored: boolean;
  readonly notes: string;
  readonly disposition: string | null;
  /** Its end stands in the outbox. */
  readonly isSaved: boolean;
};

/** A contact at this desk. `heard` in the order of arrival; of lines only the newest, for they are kept apart. */
export type Kept = { readonly id: string; readonly heard: readonly CallEvent[]; readonly own: Own };

export const untouchedBy = (source: Own['source']): Own => ({
  source,
  customerId: null,
  isPicked: false,
  shownId: null,
  ticketId: undefined,
  assigns: false,
  isOpened: false,
  isIgnored: false,
  notes: '',
  disposition: null,
  isSaved: false,
});

type Row = { id: string; heard: string; own: string };

/** Oldest first. What an older desk wrote of an event is read with what has been added since. */
export const loadKept = (db: ReadableDb): Kept[] =>
  db.all<Row>('select id, heard, own from contact_live order by rowid').map(({ id, heard, own }) => ({
    id,
    heard: CallEvent.array().parse(JSON.parse(heard)),
    own: { ...untouchedBy('desk'), ...parsed<Own>(own) },
  }));

export function storeKept(tx: WritableDb, { id, heard, own }: Kept): void {
  tx.run(
    `insert into contact_live (id, heard, own) values (?, ?, ?)
     on conflict (id) do update set heard = excluded.heard, own = excluded.own`,
    [id, json(heard), json(own)],
  );
}

export function forgetKept(tx: WritableDb, id: string): void {
  tx.run('delete from contact_live where id = ?', [id]);
  tx.run('delete from contact_line where contact_id = ?', [id]);
}

/** What was said from then on (ms UTC) goes. */
export function forgetLinesFrom(tx: WritableDb, id: string, fromAt: number): void {
  tx.run('delete from contact_line where contact_id = ? and at >= ?', [id, fromAt]);
}

export type Line = { readonly at: number; readonly speaker: 'customer' | 'agent'; readonly text: string };
/** `n`: which of those that came with the same time. */
export type KeptLine = Line & { readonly n: number };

/** A line that was kept already is kept once. @returns whether it is new. */
export function keepLine(tx: WritableDb, contactId: string, { at, speaker, text }: Line): boolean {
  const same = tx.get('select 1 as x from contact_line where contact_id = ? and at = ? and speaker = ? and text = ?', [
    contactId,
    at,
    speaker,
    text,
  ]);
  if (same) return false;
  const n = tx.get<{ n: number }>('select count(*) as n from contact_line where contact_id = ? and at = ?', [
    contactId,
    at,
  ]);
  tx.run('insert into contact_line (contact_id, at, n, speaker, text) values (?, ?, ?, ?, ?)', [
    contactId,
    at,
    n?.n ?? 0,
    speaker,
    text,
  ]);
  return true;
}

/** The newest of a conversation, oldest first. */
export const linesOf = (db: ReadableDb, contactId: string): KeptLine[] =>
  db
    .all<KeptLine>(
      'select at, n, speaker, text from contact_line where contact_id = ? order by at desc, n desc limit 500',
      [contactId],
    )
    .toReversed();

export const countLines = (db: ReadableDb, contactId: string): number =>
  db.get<{ n: number }>('select count(*) as n from contact_line where contact_id = ?', [contactId])?.n ?? 0;
