import { shortHash } from '#shared/domain/knowledge-ids.ts';
import type { ReadableDb } from '../../db/types.ts';
import { answerTo, type Answer } from './answered.ts';
import { groupQuestions, SAME, type Group, type Member, type Question } from './cluster.ts';
import { ASKS, questionIn } from './question.ts';
import { dismissedTerms, hashedTerms, type Mined } from './store.ts';
import { cosine, weightsOver } from './terms.ts';
import { wordsOf } from './words.ts';

/** Only so many of the newest tickets are looked at. */
export const MAX_TICKETS = 5000;
/** Asked by fewer, a question is an accident; where there are few tickets, two who ask the same are worth a look. */
export const leastAsked = (tickets: number): number => (tickets < 300 ? 2 : 3);
const MAX_CLUSTERS = 60;
const MAX_EXAMPLES = 8;
/** A customer says what it is about within their first lines. */
const FIRST_LINES = 3;
const PAGE = 40;

type Read = <T>(work: (db: ReadableDb) => T) => T;
type TicketRow = { id: string; at: number; customerId: string };

/** By the shelves of the ticket lists, whose index is in this order; spam asks nothing. */
const SHELVES = ['open', 'pending', 'asleep', 'solved', 'closed'];
const newestOn = (shelf: string): string =>
  `select * from (select id, newest_key, customer_id from ticket where shelf = '${shelf}' order by newest_key, id limit ?)`;
export const NEWEST_TICKETS = `select id, -newest_key as at, customer_id as customerId from (${SHELVES.map(newestOn).join(' union all ')})
  order by newest_key, id limit ?`;

const newestTickets = (db: ReadableDb): TicketRow[] =>
  db.all<TicketRow>(
    NEWEST_TICKETS,
    [...SHELVES, 'all'].map(() => MAX_TICKETS),
  );

function questionOf(db: ReadableDb, { id, at, customerId }: TicketRow): Question[] {
  const lines = db.all<{ body: string }>(
    `select substr(body, 1, 600) as body from message where ticket_id = ? and kind = 'customer' order by at, id limit ?`,
    [id, FIRST_LINES],
  );
  const question = questionIn(lines.map(({ body }) => body));
  return question.text === '' ? [] : [{ ticketId: id, customerId, at, ...question }];
}

/** Short enough to be read at a glance, long enough to be a sentence. */
const GLANCE = { least: 5, most: 60 } as const;
/** How much a sentence that asks, and one that is neither a stub nor a story, stand before what is only more typical. */
const IN_FRONT = 0.2;

/** How good a heading it makes. */
function worth({ question: { text }, likeness }: Member): number {
  const isAtAGlance = text.length >= GLANCE.least && text.length <= GLANCE.most;
  return likeness + (ASKS.test(text) ? IN_FRONT : 0) + (isAtAGlance ? IN_FRONT : 0);
}

/** The most typical first, and before them what reads as a question. */
function asHeading(members: readonly Member[]): Question[] {
  const [first] = members.toSorted((a, b) => worth(b) - worth(a));
  const questions = members.map(({ question }) => question);
  return first ? [first.question, ...questions.filter((one) => one !== first.question)] : [];
}

function minedOf(group: Group, { nearest }: Answer): Mined {
  const { centre, members } = group;
  const texts = new Map<string, Question>();
  for (const question of asHeading(members)) if (!texts.has(question.text)) texts.set(question.text, question);
  return {
    id: `q-${shortHash(centre.map(([term]) => term).join(' '), 0x811c9dc5)}`,
    count: members.length,
    newestAt: Math.max(...members.map(({ question }) => question.at)),
    words: wordsOf(group),
    terms: centre,
    nearest,
    examples: [...texts.values()].slice(0, MAX_EXAMPLES).map(({ ticketId, text }) => ({ ticketId, text })),
  };
}

export type Result = { readonly mined: Mined[]; readonly tickets: number };

function* readQuestions(read: Read, tickets: readonly TicketRow[]): Generator<number, Question[]> {
  const questions: Question[] = [];
  for (let from = 0; from < tickets.length; from += PAGE) {
    const page = tickets.slice(from, from + PAGE);
    questions.push(...read((db) => page.flatMap((ticket) => questionOf(db, ticket))));
    yield (from / tickets.length) * 0.4;
  }
  return questions;
}

/** One customer who asks again and again is no frequent question. */
const customersOf = (members: readonly Member[]): number =>
  new Set(members.map(({ question }) => question.customerId)).size;

/** Groups large enough that nobody has waved away, the most asked first. */
function worthShowing(groups: readonly Group[], least: number, dismissed: readonly Mined['terms'][]): Group[] {
  return groups
    .filter(({ members, isCohesive }) => isCohesive && customersOf(members) >= least)
    .filter(({ centre }) => {
      const terms = hashedTerms(centre);
      return !dismissed.some((one) => cosine(one, terms) >= SAME);
    })
    .toSorted((a, b) => b.members.length - a.members.length);
}

/** Mines the newest tickets, yielding the share done; each step is a few milliseconds of work. */
export function* mine(read: Read): Generator<number, Result> {
  const tickets = read(newestTickets);
  const questions = yield* readQuestions(read, tickets);
  const weights = weightsOver(questions.map(({ features }) => features));
  const grouping = groupQuestions(questions, weights);
  let step = grouping.next();
  while (step.done !== true) {
    yield 0.4 + step.value * 0.5;
    step = grouping.next();
  }
  const asked = worthShowing(step.value, leastAsked(tickets.length), read(dismissedTerms));
  const mined: Mined[] = [];
  for (const [i, group] of asked.entries()) {
    if (mined.length >= MAX_CLUSTERS) break;
    const answer = read((db) => answerTo(db, group, weights));
    const one = minedOf(group, answer);
    // A group without a word of its own is held together by phrases that say nothing.
    if (one.words.length > 0 && !answer.isAnswered) mined.push(one);
    yield 0.9 + (i / asked.length) * 0.1;
  }
  return { mined, tickets: tickets.length };
}
