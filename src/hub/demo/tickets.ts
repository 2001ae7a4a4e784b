import { factsOf } from '#shared/domain/ticket-facts.ts';
import type { Language } from '#shared/kernel/text.ts';
import { oneLine } from '#shared/kernel/text.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { fillDates } from './dates.ts';
import type { LineEntry, TicketFile } from './files.ts';
import type { DemoFile } from './read-files.ts';
import { agentId, articleIdOf, customerId, queueId, row, type Row } from './rows.ts';

const PREVIEW_LENGTH = 120;
const MIMES: Readonly<Record<string, string>> = { png: 'image/png', txt: 'text/plain', csv: 'text/csv' };

type Surroundings = { now: number; languageOf: (customer: string) => Language; files: readonly DemoFile[] };
type Line = { id: string; kind: 'customer' | 'reply' | 'note' | 'event'; body: string; at: number; author: object };

export type TicketRows = { ticket: Row; messages: Row[]; attachments: Row[] };

/** One ticket with its lines and files; what the lists show of it follows from the lines. */
export function ticketRows(file: TicketFile, around: Surroundings): TicketRows {
  const id = `ticket-${file.number}`;
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
    messages: lines.map((line) => row('message', { ...line, ticketId: id, event: null, mentions: [] })),
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
    body: fillDates(said.body, languageOf(file.customer), now),
    at: now - entry.minutesAgo * MINUTE,
  };
}

function spoken(file: TicketFile, entry: LineEntry): Pick<Line, 'kind' | 'body' | 'author'> {
  const { customer, reply, note, system } = entry;
  const said = [customer, reply, note, system].filter((text) => text !== undefined);
  if (said.length !== 1) throw new Error(`ticket ${file.number}: a line has one voice, not ${said.length}`);
  if (customer !== undefined) {
    return { kind: 'customer', body: customer, author: { kind: 'customer', customerId: customerId(file.customer) } };
  }
  if (system !== undefined) return { kind: 'note', body: system, author: { kind: 'system' } };
  const handle = entry.by ?? file.assignee;
  if (handle === null)
    throw new Error(`ticket ${file.number}: who speaks? Nobody is assigned and the line has no "by"`);
  const author = { kind: 'agent', agentId: agentId(handle) };
  return reply === undefined ? { kind: 'note', body: note ?? '', author } : { kind: 'reply', body: reply, author };
}

/** The same rules as a message arriving: a note is ours alone, a reply answers, the first unanswered word waits. */
function summaryOf(lines: readonly Line[], status: TicketFile['status']) {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) throw new Error('a ticket has at least one line');
  const heard = lines.filter((line) => line.kind !== 'note');
  return {
    createdAt: first.at,
    updatedAt: last.at,
    ...factsOf(lines, status),
    preview: oneLine(heard.at(-1)?.body ?? '', PREVIEW_LENGTH),
  };
}

function attachmentRow(ticketId: string, messageId: string, name: string, place: number, files: readonly DemoFile[]) {
  const file = files.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`${messageId}: no file ${name}`);
  return row('attachment', {
    id: `${messageId.replace('message', 'attachment')}-${place + 1}`,
    ticketId,
    messageId,
    name,
    mime: MIMES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    bytes: file.bytes.byteLength,
    sha256: file.sha256,
  });
}
