import { Agent } from './agent.ts';
import { Article, Checklist, Feedback, Proposal, Revision, Usage } from './article.ts';
import { Attachment } from './attachment.ts';
import { Contact } from './contact.ts';
import { Customer } from './customer.ts';
import { Field } from './field.ts';
import { Gesture } from './gesture.ts';
import { Card, Correction, Showing } from './guidance/index.ts';
import { LoadPolicy } from './load/policy-schema.ts';
import { Shift } from './load/shift-schema.ts';
import { Macro } from './macro.ts';
import { Message } from './message.ts';
import { Notice } from './notice.ts';
import { Calendar, Policy } from './policy.ts';
import { CustomerPromise } from './promise.ts';
import { PracticeShare, TeamScenario } from './practice/share.ts';
import { Queue } from './queue.ts';
import { SavedSearch } from './search.ts';
import { Flag, Lesson, Run, Sop } from './sop/index.ts';
import { Synonym, Team, TeamTag } from './team.ts';
import { Ticket } from './ticket.ts';

/** Everything that is replicated from the hub to desks. The key is the `tbl` of the sync protocol. */
export const TABLES = {
  agent: Agent,
  article: Article,
  attachment: Attachment,
  calendar: Calendar,
  card: Card,
  checklist: Checklist,
  contact: Contact,
  correction: Correction,
  customer: Customer,
  feedback: Feedback,
  field: Field,
  flag: Flag,
  gesture: Gesture,
  lesson: Lesson,
  load: LoadPolicy,
  macro: Macro,
  message: Message,
  notice: Notice,
  policy: Policy,
  promise: CustomerPromise,
  proposal: Proposal,
  queue: Queue,
  revision: Revision,
  run: Run,
  scenario: TeamScenario,
  search: SavedSearch,
  share: PracticeShare,
  shift: Shift,
  showing: Showing,
  sop: Sop,
  synonym: Synonym,
  tag: TeamTag,
  team: Team,
  ticket: Ticket,
  usage: Usage,
} as const;

export type TableName = keyof typeof TABLES;
export type Entity = {
  agent: Agent;
  article: Article;
  attachment: Attachment;
  calendar: Calendar;
  card: Card;
  checklist: Checklist;
  contact: Contact;
  correction: Correction;
  customer: Customer;
  feedback: Feedback;
  field: Field;
  flag: Flag;
  gesture: Gesture;
  lesson: Lesson;
  load: LoadPolicy;
  macro: Macro;
  message: Message;
  notice: Notice;
  policy: Policy;
  promise: CustomerPromise;
  proposal: Proposal;
  queue: Queue;
  revision: Revision;
  run: Run;
  scenario: TeamScenario;
  search: SavedSearch;
  share: PracticeShare;
  shift: Shift;
  showing: Showing;
  sop: Sop;
  synonym: Synonym;
  tag: TeamTag;
  team: Team;
  ticket: Ticket;
  usage: Usage;
};
export const TABLE_NAMES = Object.keys(TABLES).toSorted() as TableName[];
