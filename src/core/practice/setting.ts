import type { Agent } from '#shared/domain/agent.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Issue, Scenario } from '#shared/domain/practice/index.ts';
import { sopIdOf, type Sop } from '#shared/domain/sop/index.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { ContactId, CustomerId, QueueId, TicketId } from '#shared/kernel/ids.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import type { ShippedProcedure } from '../kernel/ports.ts';
import type { StageRow } from './world.ts';

/** Names on the desk for practice: nothing else there has them. */
export const STAGE = {
  queueId: 'practice' as QueueId,
  customerId: 'practice-customer' as CustomerId,
  ticketId: 'practice-ticket' as TicketId,
  contactId: 'practice-contact' as ContactId,
  pastTicketId: 'practice-past' as TicketId,
  pastContactId: 'practice-past-call' as ContactId,
  /** A service of its own, so that its procedures are nobody's. */
  teamId: 'practice',
} as const;

/** In no plan of numbers given to anybody: 0199 in China, 07700 900 in Britain is kept for fiction. */
export const phoneOf = ({ lang, slots }: Scenario): string =>
  lang === 'zh' ? `+86199000${(slots['tail'] ?? '').padStart(5, '0')}` : `+447700900${(slots['tail'] ?? '').slice(-3)}`;

const customerOf = (scenario: Scenario, now: number): Customer => ({
  id: STAGE.customerId,
  name: scenario.name,
  tier: (['standard', 'silver', 'gold'] as const)[scenario.seed % 3] ?? 'standard',
  phones: [phoneOf(scenario)],
  emails: [],
  language: scenario.lang,
  facts: [],
  createdAt: now - (200 + (scenario.seed % 700)) * DAY,
});

const ticketOf = ({ issue, channel }: Scenario, agent: Agent, now: number): Ticket => ({
  id: STAGE.ticketId,
  number: 0,
  subject: issue.title,
  status: 'open',
  priority: 'normal',
  queueId: STAGE.queueId,
  assigneeId: agent.id,
  customerId: STAGE.customerId,
  channel,
  tags: [],
  createdAt: now,
  updatedAt: now,
  waitingSinceAt: now,
  ...untouched(),
  preview: '',
});

/** Something from before, so that there is a history to read: another matter, settled weeks ago. */
function past({ seed, lang }: Scenario, issues: readonly Issue[], agent: Agent, now: number): StageRow[] {
  const random = seededFrom(seed ^ 0x70617374);
  const issue = issues[Math.floor(random() * issues.length)];
  if (!issue) return [];
  const at = now - Math.round((20 + random() * 200) * DAY);
  const ticket: Ticket = {
    ...ticketOf({ issue, channel: 'phone', lang } as Scenario, agent, at),
    id: STAGE.pastTicketId,
    status: 'solved',
    solvedAt: at + 40 * MINUTE,
    updatedAt: at + 40 * MINUTE,
    waitingSinceAt: null,
  };
  const contact: Contact = {
    id: STAGE.pastContactId,
    channel: 'phone',
    direction: 'in',
    queueId: STAGE.queueId,
    agentId: agent.id,
    customerId: STAGE.customerId,
    ticketId: STAGE.pastTicketId,
    address: null,
    match: 'one',
    ringingAt: at,
    answeredAt: at + 8000,
    endedAt: at + 6 * MINUTE,
    heldMs: 0,
    end: 'finished',
    disposition: null,
    summary: issue.title,
    wrappedAt: at + 7 * MINUTE,
  };
  return [
    { tbl: 'ticket', data: ticket },
    { tbl: 'contact', data: contact },
  ];
}

const sopOf = (procedure: ShippedProcedure, now: number): Sop => ({
  id: sopIdOf(procedure.key, procedure.version),
  key: procedure.key,
  version: procedure.version,
  teamId: STAGE.teamId,
  title: procedure.title,
  tags: [],
  articleIds: [],
  start: procedure.start,
  steps: [...procedure.steps],
  suggest: { queueIds: [STAGE.queueId], channels: [], tags: [], words: [], fields: [] },
  skipReasons: [],
  authorId: null,
  publishedAt: now,
  summary: '',
  lessonId: null,
  retiredAt: null,
});

/** Everything the desk for practice has of this case. */
export function rowsOf(
  scenario: Scenario,
  procedure: ShippedProcedure | null,
  issues: readonly Issue[],
  agent: Agent,
  now: number,
): StageRow[] {
  return [
    { tbl: 'queue', data: { id: STAGE.queueId, name: { zh: '练习', en: 'Practice' } } },
    { tbl: 'agent', data: agent },
    { tbl: 'customer', data: customerOf(scenario, now) },
    ...past(
      scenario,
      issues.filter(({ key }) => key !== scenario.issue.key),
      agent,
      now,
    ),
    { tbl: 'ticket', data: ticketOf(scenario, agent, now) },
    ...(procedure ? [{ tbl: 'sop', data: sopOf(procedure, now) } as const] : []),
  ];
}

/** Whoever practises has for that time what an agent has, on a desk of their own. */
export const onStage = (agent: Agent): Agent => ({ ...agent, role: 'agent', queueIds: [STAGE.queueId] });
