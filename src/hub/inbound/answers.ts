import { sql } from 'kysely';
import type { Answers } from '#shared/contract/team/inbound.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Db } from '../store/index.ts';
import type { Conversation } from './conversation.ts';

const PAGE = 100;

/** `12.m-1`: the version a reply was written with, and its id. A reply that was written offline counts from when it came. */
function readAfter(after: string | undefined): { version: number; id: string } {
  if (after === undefined || after === '') return { version: 0, id: '' };
  const [, digits, id = ''] = /^(\d{1,15})\.(.*)$/s.exec(after) ?? [];
  if (digits === undefined) throw new Refusal('invalid', { detail: 'after' });
  return { version: Number(digits), id };
}

/** The tickets of a conversation and those they were merged into, each with the version its replies count from. */
const ticketsOf = ({ token, conversation }: Conversation) => sql`
  with recursive own (id, since) as (
    select c.ticket, c.since_ver from inbound_conversation c
    where c.token = ${token} and c.conversation = ${conversation}
    union
    select (t.data->>'mergedIntoId') collate "C", coalesce((t.fv->'mergedIntoId'->>'version')::bigint, o.since)
    from own o join doc t on t.tbl = 'ticket' and t.id = o.id
    where t.data->>'mergedIntoId' is not null
  ), tickets (id, since) as (select id, min(since) from own group by id)`;

/** What agents have answered in a conversation of this channel. @throws Refusal `not-found`, `invalid`. */
export async function answersOf(db: Db, conversation: Conversation, asked: string | undefined): Promise<Answers> {
  const after = readAfter(asked);
  const found = await db
    .selectFrom('inbound_conversation')
    .select('ticket')
    .where('token', '=', conversation.token)
    .where('conversation', '=', conversation.conversation)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', { detail: 'conversation' });
  const { rows } = await sql<Row>`${ticketsOf(conversation)}
    select m.id, m.data->>'ticketId' as ticket, m.data->>'body' as text, (m.data->>'at')::bigint as at,
      coalesce(a.data->>'name', m.data->'author'->>'name', '') as name, (m.fv->'*'->>'version')::bigint as version,
      (select coalesce(jsonb_agg(f.data order by f.id), '[]') from doc f
        where f.ref = t.id and f.tbl = 'attachment' and f.data->>'messageId' = m.id) as files
    from tickets t
    join doc m on m.ref = t.id and m.tbl = 'message' and m.data->>'kind' = 'reply'
    left join doc a on a.tbl = 'agent' and a.id = m.data->'author'->>'agentId'
    where (m.fv->'*'->>'version')::bigint > t.since
      and ((m.fv->'*'->>'version')::bigint, m.id) > (${after.version}::bigint, ${after.id}::text collate "C")
    order by version, m.id limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    messages: page.map(messageOf),
    next: last ? `${last.version}.${last.id}` : (asked ?? ''),
    more: rows.length > PAGE,
  };
}

type FileRow = { name: string; mime: string; bytes: number; sha256: string };
type Row = { id: string; ticket: string; text: string; at: number; name: string; version: number; files: FileRow[] };

const messageOf = ({ id, ticket, text, at, name, files }: Row): Answers['messages'][number] => ({
  id: id as never,
  ticketId: ticket as never,
  text,
  at,
  name,
  attachments: files.map(({ name: called, mime, bytes, sha256 }) => ({ name: called, mime, bytes, sha256 })),
});

/** A file that an agent has sent in a conversation of this channel, also on a ticket it was merged into. @throws Refusal `not-found`. */
export async function answerFile(db: Db, token: string, sha256: string): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await sql<{ text: string }>`
    with recursive sent (id, version, isMerged) as (
      select f.ref, (m.fv->'*'->>'version')::bigint, false from doc f
      join doc m on m.tbl = 'message' and m.id = f.data->>'messageId' and m.data->>'kind' = 'reply'
      where f.tbl = 'attachment' and f.data->>'sha256' = ${sha256}
      union
      select t.id, s.version, true from sent s
      join doc t on t.tbl = 'ticket' and t.data->>'mergedIntoId' = s.id
      where s.isMerged or s.version > coalesce((t.fv->'mergedIntoId'->>'version')::bigint, 0)
    )
    select encode(b.data, 'base64') as text from blob b
    where b.sha256 = ${sha256} and exists (
      select 1 from sent s join inbound_conversation c on c.ticket = s.id and c.token = ${token}
      where s.isMerged or s.version > c.since_ver)`.execute(db);
  const text = rows[0]?.text;
  if (text === undefined) throw new Refusal('not-found');
  return new Uint8Array(Buffer.from(text, 'base64'));
}
