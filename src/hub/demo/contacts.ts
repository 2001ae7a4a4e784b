import type { TeamContacts } from '#shared/domain/contact-rules.ts';
import { gestureIdOf } from '#shared/domain/moments.ts';
import { DAY, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { fillDates } from './dates.ts';
import type { ContactEntry, ContactsFile, ContactsSection, GestureEntry, PromiseEntry } from './contacts-file.ts';
import type { CustomerEntry, TicketFile } from './files.ts';
import { todayIn } from './moments.ts';
import { agentId, customerId, queueId, row, ticketId, type Row } from './rows.ts';

/** What the team has agreed on about contacts. */
export function teamContacts(section: ContactsSection): TeamContacts {
  const { country, acwSeconds, isDispositionRequired, queues, dispositions, blocked } = section;
  return {
    usual: { country, acwMs: acwSeconds * SECOND, isDispositionRequired },
    queues: Object.fromEntries(Object.entries(queues).map(([key, own]) => [queueId(key), own])),
    dispositions: dispositions.map(({ key, label, queues: where }) => ({
      key,
      label,
      queueIds: where.map((one) => queueId(one) as never),
      isActive: true,
    })),
    blocked,
  };
}

type Around = {
  readonly now: number;
  readonly tickets: readonly TicketFile[];
  readonly customers: readonly CustomerEntry[];
};

function ticketOf(number: number, { tickets }: Around): TicketFile {
  const ticket = tickets.find((one) => one.number === number);
  if (!ticket) throw new Error(`contacts.json: no ticket ${number}`);
  return ticket;
}

function placeOf(entry: ContactEntry, around: Around) {
  if (entry.ticket !== null) {
    const ticket = ticketOf(entry.ticket, around);
    return { ...ticket, channel: entry.channel ?? ticket.channel, ticketId: ticketId(ticket.number) };
  }
  const { customer, queue, channel = 'phone' } = entry;
  if (customer === undefined || queue === undefined) throw new Error('contacts.json: whose contact, and which queue?');
  return { customer, queue, channel, ticketId: null };
}

/** Wrapped up a minute after it ended, by whoever took it. */
function contactRow(entry: ContactEntry, id: string, around: Around): Row {
  const { customer, queue, channel, ticketId: about } = placeOf(entry, around);
  const ringingAt = around.now - entry.minutesAgo * MINUTE;
  const answeredAt = entry.agent === null ? null : ringingAt + entry.rangSeconds * SECOND;
  const endedAt = (answeredAt ?? ringingAt + entry.rangSeconds * SECOND) + entry.talkedSeconds * SECOND;
  const phone = around.customers.find(({ key }) => key === customer)?.phones[0] ?? null;
  return row('contact', {
    id,
    channel,
    direction: entry.direction,
    queueId: queueId(queue),
    agentId: entry.agent === null ? null : agentId(entry.agent),
    customerId: customerId(customer),
    ticketId: about,
    address: channel === 'phone' ? phone : null,
    match: entry.match,
    ringingAt,
    answeredAt,
    endedAt,
    heldMs: entry.heldSeconds * SECOND,
    end: entry.end,
    disposition: entry.disposition,
    summary: entry.summary,
    wrappedAt: entry.agent === null ? null : Math.min(around.now, endedAt + MINUTE),
  });
}

function promiseRow(entry: PromiseEntry, id: string, around: Around): Row {
  const ticket = ticketOf(entry.ticket, around);
  const { now, customers } = around;
  const language = customers.find(({ key }) => key === ticket.customer)?.language ?? 'zh';
  const isSettled = entry.settledMinutesAgo !== undefined;
  return row('promise', {
    id,
    customerId: customerId(ticket.customer),
    ticketId: ticketId(ticket.number),
    contactId: null,
    queueId: queueId(ticket.queue),
    agentId: agentId(entry.agent),
    text: fillDates(entry.text, language, now),
    dueAt: now + entry.dueInMinutes * MINUTE,
    madeAt: now - entry.madeMinutesAgo * MINUTE,
    state: entry.state,
    settledAt: isSettled ? now - (entry.settledMinutesAgo ?? 0) * MINUTE : null,
    settledBy: isSettled ? agentId(entry.settledBy ?? entry.agent) : null,
  });
}

function gestureRow(entry: GestureEntry, { now }: Around): Row {
  const { kind, label, state, note } = entry;
  const date = new Date((todayIn(now) + entry.inDays) * DAY);
  const owner = customerId(entry.customer);
  return row('gesture', {
    id: gestureIdOf(owner, kind, label, date.getUTCFullYear()),
    customerId: owner,
    queueId: queueId(entry.queue),
    kind,
    day: date.toISOString().slice(0, 10),
    state,
    note,
    agentId: agentId(entry.agent),
    at: now - entry.minutesAgo * MINUTE,
  });
}

/** After the tickets they name. The same files give the same ids. */
export function contactRows(file: ContactsFile, around: Around): Row[] {
  return [
    ...file.contacts.map((entry, i) => contactRow(entry, `contact-${entry.ticket ?? entry.customer}-${i + 1}`, around)),
    ...file.promises.map((entry, i) => promiseRow(entry, `promise-${entry.ticket}-${i + 1}`, around)),
    ...file.gestures.map((entry) => gestureRow(entry, around)),
  ];
}
