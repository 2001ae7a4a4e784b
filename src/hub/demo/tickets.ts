import { factsOf } from '#shared/domain/ticket-facts.ts';
import type { Language } from '#shared/kernel/text.ts';
import { oneLine } from '#shared/kernel/text.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { fillDates } from './dates.ts';
import type { LineEntry, TicketFile } from './files.ts';
import type { DemoFile } from './read-files.ts';
import { agentId, articleIdOf, customerId, queueId, row, ticketId, type Row } from './rows.ts';

const PREVIEW_LENGTH = 120;
const MIMES: Readonly<Record<string, string>> = { png: 'image/png', txt: 'text/plain', csv: 'text/csv' };

type Surroundings = { now: number; languageOf: (customer: string) => Language; files: readonly DemoFile[] };
type Line = {
  id: string;
  kind: 'customer' | 'reply' | 'note' | 'event';
  body: string;
  at: number;
  author: object;
  event: object | null;
};

export type TicketRows = { ticket: Row; messages: Row[]; attachments: Row[] };

/** One ticket with its lines and files; what the lists show of it follows from the lines. */
export function ticketRows(file: TicketFile, around: Surroundings): TicketRows {
  const id = ticketId(file.number);
  const lines = file.lines.map((entry, index) => lineOf(file, entry, index, around));
  return {
    ticket: row('ticket', {
      id,
      number: file.number,
      subject: file.subject,
      status: file.status,
      priority: file.priority,
      queueId: queueId(file.queue),
      assigneeId: file.assignee === null ? null : agentId(file.assignee),
      customerId: customerId(file.customer),
      channel: file.channel,
      tags: file.tags,
      snoozedUntilAt: file.sleepsMinutes === null ? null : around.now + file.sleepsMinutes * MINUTE,
      followerIds: file.followers.map(agentId),
      articleIds: file.articles.map(articleIdOf),
      mergedIntoId: null,
      values: file.values,
      ...summaryOf(lines, file.status),
    }),
    messages: lines.map((line) => row('message', { ...line, ticketId: id, mentions: [] })),
    attachments: file.lines.flatMap((entry, index) =>
      entry.files.map((name, place) => attachmentRow(id, messageIdOf(file.number, index), name, place, around.files)),
    ),
  };
}

const messageIdOf = (number: number, index: number): string =>
  `message-${number}-${String(index + 1).padStart(2, '0')}`;

function lineOf(file: TicketFile, entry: LineEntry, index: number, { now, languageOf }: Surroundings): Line {
  const said = spoken(file, entry);
  return {
    id: messageIdOf(file.number, index),
    kind: said.kind,
    author: said.author,
    event: eventOf(entry),
    body: fillDates(said.body, languageOf(file.customer), now),
    at: now - entry.minutesAgo * MINUTE,
  };
}

const ID_OF = { status: (key: string) => key, queueId, assigneeId: agentId } as const;

function eventOf({ change }: LineEntry): object | null {
  if (change === undefined) return null;
  const { field, from, to } = change;
  const named = (key: string | null): string | null => (key === null ? null : ID_OF[field](key));
  return { type: 'field-changed', field, from: named(from), to: named(to) };
}

function spoken(file: TicketFile, entry: LineEntry): Pick<Line, 'kind' | 'body' | 'author'> {
  const { customer, reply, note, system, change } = entry;
  const said = [customer, reply, note, system, change].filter((voice) => voice !== undefined);
  if (said.length !== 1) throw new Error(`ticket ${file.number}: a line has one voice, not ${said.length}`);
  if (customer !== undefined) {
    return { kind: 'customer', body: customer, author: { kind: 'customer', customerId: customerId(file.customer) } };
  }
  if (system !== undefined) return { kind: 'note', body: system, author: { kind: 'system' } };
  const handle = entry.by ?? file.assignee;
  if (handle === null)
    throw new Error(`ticket ${file.number}: who speaks? Nobody is assigned and the line has no "by"`);
  const author = { kind: 'agent', agentId: agentId(handle) };
  if (change !== undefined) return { kind: 'event', body: '', author };
  return reply === undefined ? { kind: 'note', body: note ?? '', author } : { kind: 'reply', body: reply, author };
}

/** The same rules as a message arriving: a note is ours alone, a reply answers, the first unanswered word waits. */
function summaryOf(lines: readonly Line[], status: TicketFile['status']) {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) throw new Error('a ticket has at least one line');
  const heard = lines.filter((line) => line.kind === 'customer' || line.kind === 'reply');
  return {
    createdAt: first.at,
    updatedAt: last.at,
    ...factsOf(lines, status),
    preview: oneLine(heard.at(-1)?.body ?? '', PREVIEW_LENGTH),
  };
}

function attachmentRow(ofTicket: string, messageId: string, name: string, place: number, files: readonly DemoFile[]) {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`${messageId}: no file ${name}`);
  return row('attachment', {
    id: `${messageId.replace('message', 'attachment')}-${place + 1}`,
    ticketId: ofTicket,
    messageId,
    name,
    mime: MIMES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    bytes: file.bytes.byteLength,
    sha256: file.sha256,
  });
}
