import type { Agent } from '#shared/domain/agent.ts';
import type { Article } from '#shared/domain/article.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Macro } from '#shared/domain/macro.ts';
import type { Message } from '#shared/domain/message.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import type { ModelRow } from './transport-model-store.ts';
import { untouched } from '#shared/domain/ticket-facts.ts';

/** Small builders: everything has a believable default, and what a test is about is said by the test. */
export const T0 = Date.UTC(2026, 10, 20, 9);

export const anAgent = (id: string, more: Partial<Agent> = {}): Agent => ({
  id: id as Agent['id'],
  handle: id,
  name: `Agent ${id}`,
  role: 'agent',
  queueIds: ['q1'] as Agent['queueIds'],
  isActive: true,
  signature: '',
  ...more,
});

export const aCustomer = (id: string, more: Partial<Customer> = {}): Customer => ({
  id: id as Customer['id'],
  name: `Customer ${id}`,
  tier: 'standard',
  phones: ['+8613800000001'],
  emails: ['a@example.com'],
  language: 'zh',
  facts: [],
  createdAt: T0,
  ...more,
});

export const aTicket = (id: string, more: Partial<Ticket> = {}): Ticket => ({
  id: id as Ticket['id'],
  number: Number(/\d+$/.exec(id)?.[0] ?? 1) + 1000,
  subject: `Subject ${id}`,
  status: 'open',
  priority: 'normal',
  queueId: 'q1' as Ticket['queueId'],
  assigneeId: null,
  customerId: 'c1' as Ticket['customerId'],
  channel: 'chat',
  tags: [],
  createdAt: T0,
  updatedAt: T0,
  waitingSinceAt: T0,
  ...untouched(),
  preview: 'where is my parcel',
  ...more,
});

export const aMessage = (id: string, more: Partial<Message> = {}): Message => ({
  id: id as Message['id'],
  ticketId: 't1' as Message['ticketId'],
  kind: 'customer',
  author: { kind: 'customer', customerId: 'c1' as Customer['id'] },
  body: 'where is my parcel',
  at: T0,
  event: null,
  mentions: [],
  ...more,
});

export const aMacro = (id: string, more: Partial<Macro> = {}): Macro => ({
  id: id as Macro['id'],
  name: { zh: '退款', en: 'Refund' },
  body: { zh: '您好', en: 'Hello {customer}' },
  kind: 'reply',
  note: null,
  assign: 'keep',
  snoozeMs: null,
  follow: false,
  fill: {},
  articleIds: [],
  queueIds: [],
  isActive: true,
  set: { status: 'pending' },
  addTags: ['refund'],
  removeTags: [],
  ...more,
});

export const anArticle = (id: string, more: Partial<Article> = {}): Article => ({
  id: id as Article['id'],
  spaceId: 'help',
  title: `Article ${id}`,
  body: '# Hello',
  language: 'en',
  tags: ['refund'],
  questions: [],
  files: [],
  version: 1,
  status: 'published',
  authorId: null,
  reviewedAt: null,
  reviewAt: null,
  updatedAt: T0,
  ...more,
});

/** Somebody called, was answered, and hung up. */
export const aContact = (id: string, ringingAt: number, more: Partial<Contact> = {}): Contact => ({
  id: id as Contact['id'],
  channel: 'phone',
  direction: 'in',
  queueId: 'q1' as Contact['queueId'],
  agentId: 'bo' as Contact['agentId'],
  customerId: 'c1' as Contact['customerId'],
  ticketId: null,
  address: '+8613800000001',
  match: 'one',
  ringingAt,
  answeredAt: ringingAt + 5000,
  endedAt: ringingAt + 180_000,
  heldMs: 0,
  end: 'finished',
  disposition: null,
  summary: '',
  wrappedAt: null,
  ...more,
});

export const aPromise = (id: string, dueAt: number, more: Partial<CustomerPromise> = {}): CustomerPromise => ({
  id: id as CustomerPromise['id'],
  customerId: 'c1' as CustomerPromise['customerId'],
  ticketId: 't1' as CustomerPromise['ticketId'],
  contactId: null,
  queueId: 'q1' as CustomerPromise['queueId'],
  agentId: 'ana' as CustomerPromise['agentId'],
  text: `promise ${id}`,
  dueAt,
  madeAt: T0,
  state: 'open',
  settledAt: null,
  settledBy: null,
  ...more,
});

export const row = <T extends ModelRow['tbl']>(tbl: T, data: Extract<ModelRow, { tbl: T }>['data']): ModelRow =>
  ({ tbl, data }) as ModelRow;

/** Two agents, two queues, one customer with one ticket of two lines, a macro, an article. */
export const smallTeam = (): ModelRow[] => [
  row('agent', anAgent('ana')),
  row('agent', anAgent('bo')),
  row('agent', anAgent('tia', { role: 'trainee' })),
  row('queue', { id: 'q1' as never, name: { zh: '售后', en: 'After sales' } }),
  row('queue', { id: 'q2' as never, name: { zh: '物流', en: 'Delivery' } }),
  row('macro', aMacro('m1')),
  row('article', anArticle('k1')),
  row('customer', aCustomer('c1')),
  row('ticket', aTicket('t1')),
  row('message', aMessage('x1')),
  row('message', aMessage('x2', { at: T0 + 1000, body: 'hello?' })),
];
