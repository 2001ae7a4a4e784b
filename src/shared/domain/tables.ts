import { Agent } from './agent.ts';
import { Article } from './article.ts';
import { Attachment } from './attachment.ts';
import { Customer } from './customer.ts';
import { Macro } from './macro.ts';
import { Message } from './message.ts';
import { Notice } from './notice.ts';
import { Queue } from './queue.ts';
import { Sop } from './sop.ts';
import { Ticket } from './ticket.ts';

/** Everything that is replicated from the hub to desks. The key is the `tbl` of the sync protocol. */
export const TABLES = {
  agent: Agent,
  article: Article,
  attachment: Attachment,
  customer: Customer,
  macro: Macro,
  message: Message,
  notice: Notice,
  queue: Queue,
  sop: Sop,
  ticket: Ticket,
} as const;

export type TableName = keyof typeof TABLES;
export type Entity = {
  agent: Agent;
  article: Article;
  attachment: Attachment;
  customer: Customer;
  macro: Macro;
  message: Message;
  notice: Notice;
  queue: Queue;
  sop: Sop;
  ticket: Ticket;
};
export const TABLE_NAMES = Object.keys(TABLES).toSorted() as TableName[];
