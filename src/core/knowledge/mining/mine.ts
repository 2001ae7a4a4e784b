import { shortHash } from '#shared/domain/knowledge-ids.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { ReadableDb } from '../../db/types.ts';
import { nearestArticle } from '../../search/index.ts';
import { firstWords } from '../answer.ts';
import { groupQuestions, SAME, type Group, type Question } from './cluster.ts';
import { dismissedTerms, hashedTerms, type Mined } from './store.ts';
import { cosine, termsOf, weightsOver } from './terms.ts';

/** Only so many of the newest tickets are looked at. */
export const MAX_TICKETS = 5000;
/** Asked by fewer, a question is an accident. */
export const LEAST_ASKED = 3;
/** From this share of its words on a published article answers it. */
export const ANSWERED = 0.6;
const MAX_CLUSTERS = 60;
const MAX_EXAMPLES = 8;
const MAX_WORDS = 5;
const HEAVIEST = 10;
/** A customer says what it is about within their first lines. */
const FIRST_LINES = 3;
const MAX_TEXT = 160;
const PAGE = 40;

type Read = <T>(work: (db: ReadableDb) => T) => T;
type TicketRow = { id: string; at: number };

/** By the shelves of the ticket lists, whose index is in this order; spam asks nothing. */
const SHELVES = ['open', 'pending', 'asleep', 'solved', 'closed'];
const newestOn = (shelf: string): string =>
  `select * from (select id, newest_key from ticket where shelf = '${shelf}' order by newest_key, id limit ?)`;
export const NEWEST_TICKETS = `select id, -newest_key as at from (${SHELVES.map(newestOn).join(' union all ')})
  order by newest_key, id limit ?`;

const newestTickets = (db: ReadableDb): TicketRow[] =>
  db.all<TicketRow>(
    NEWEST_TICKETS,
    [...SHELVES, 'all'].map(() => MAX_TICKETS),
  );

const ASKS =
  /[?？]|怎么|如何|吗|多久|几天|哪里|哪个|什么|能不能|可不可以|为什么|多少|\b(?:how|what|when|where|why|which|can i|could i|can you|could you|do you|does|is it|is there)\b/iu;
/** Whom a public message calls. */
const MENTIONS = /[@＠#][^\s@＠#:：，,]{1,30}[#:：]?/gu;
const SENTENCES = /[^。！？!?\n]+(?:[。！？!?]+|$)/gu;

/** With fewer words a question says nothing by itself: 这是怎么回事？ */
const TELLING = 4;

/**
 * What a customer asks: the sentence that does, if it says enough, else the beginning. What comes before it tells what it is
 * about, so that all of it counts, and the sentence twice.
 */
export function questionIn(lines: readonly string[]): Pick<Question, 'text' | 'terms'> {
  const said = firstWords(lines.map((line) => line.replace(MENTIONS, ' ')));
  const sentences = (said.match(SENTENCES) ?? []).filter((sentence) => ASKS.test(sentence));
  const asking = sentences.find((sentence) => new Set(termsOf(sentence)).size >= TELLING);
  const terms = asking === undefined ? termsOf(said) : [...termsOf(said), ...termsOf(asking)];
  return { text: oneLine(asking ?? said, MAX_TEXT), terms };
}

function questionOf(db: ReadableDb, { id, at }: TicketRow): Question[] {
  const lines = db.all<{ body: string }>(
    `select substr(body, 1, 600) as body from message where ticket_id = ? and kind = 'customer' order by at, id limit ?`,
    [id, FIRST_LINES],
  );
  const { text, terms } = questionIn(lines.map(({ body }) => body));
  return text === '' ? [] : [{ ticketId: id, at, text, terms }];
}

/** Signs that only hold words together. */
const EDGES =
  /^[的了吗呢吧呀啊是在有我你您他请个家一能以帮把给就还也都和与到去来这那么什]+|[的了吗呢吧呀啊是在有我你您他请个家一能以帮把给就还也都和与到去来这那么什]+$/gu;

/** Runs of heavy pairs: two that follow each other are one word. */
function hanWords(run: string, heavy: ReadonlySet<string>): string[] {
  const words: string[] = [];
  let from = -1;
  for (let i = 0; i < run.length; i += 1) {
    const isHeavy = i + 1 < run.length && heavy.has(run.slice(i, i + 2));
    if (isHeavy && from === -1) from = i;
    if (isHeavy || from === -1) continue;
    words.push(run.slice(from, i + 1).replace(EDGES, ''));
    from = -1;
  }
  return words.filter((word) => word.length > 1);
}

/** The heaviest words of a group, as its most typical questions write them. */
function wordsOf({ centre, members }: Group): string[] {
  const heavy = new Set(centre.slice(0, HEAVIEST).map(([term]) => term));
  const texts = members.slice(0, 3).map(({ question }) => question.text.toLowerCase());
  const words = texts.flatMap((text) =>
    Array.from(text.matchAll(/\p{sc=Han}+|[\p{sc=Latin}]+/gu), ([run]) => run).flatMap((run) =>
      /^\p{sc=Han}/u.test(run) ? hanWords(run, heavy) : termsOf(run).some((term) => heavy.has(term)) ? [run] : [],
    ),
  );
  return [...new Set(words)].slice(0, MAX_WORDS);
}

/** The article that comes nearest to what is typical of the group. */
function nearestOf(db: ReadableDb, { members }: Group): Mined['nearest'] {
  const near = members.slice(0, 3).flatMap(({ question }) => nearestArticle(db, question.text) ?? []);
  return near.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

function minedOf(db: ReadableDb, group: Group): Mined {
  const { centre, members } = group;
  const texts = new Map(members.map(({ question }) => [question.text, question]));
  return {
    id: `q-${shortHash(centre.map(([term]) => term).join(' '), 0x811c9dc5)}`,
    count: members.length,
    newestAt: Math.max(...members.map(({ question }) => question.at)),
    words: wordsOf(group),
    terms: centre,
    nearest: nearestOf(db, group),
    examples: [...texts.values()].slice(0, MAX_EXAMPLES).map(({ ticketId, text }) => ({ ticketId, text })),
  };
}

export type Result = { readonly mined: Mined[]; readonly tickets: number };

/** Mines the newest tickets, yielding the share done; each step is a few milliseconds of work. */
export function* mine(read: Read): Generator<number, Result> {
  const tickets = read(newestTickets);
  const questions: Question[] = [];
  for (let from = 0; from < tickets.length; from += PAGE) {
    const page = tickets.slice(from, from + PAGE);
    questions.push(...read((db) => page.flatMap((ticket) => questionOf(db, ticket))));
    yield (from / tickets.length) * 0.4;
  }
  const weights = weightsOver(questions.map(({ terms }) => terms));
  const grouping = groupQuestions(questions, weights);
  let step = grouping.next();
  while (step.done !== true) {
    yield 0.4 + step.value * 0.5;
    step = grouping.next();
  }
  const dismissed = read(dismissedTerms);
  const asked = step.value
    .filter(({ members }) => members.length >= LEAST_ASKED)
    .filter(({ centre }) => {
      const terms = hashedTerms(centre);
      return !dismissed.some((one) => cosine(one, terms) >= SAME);
    })
    .toSorted((a, b) => b.members.length - a.members.length);
  const mined: Mined[] = [];
  for (const group of asked) {
    if (mined.length >= MAX_CLUSTERS) break;
    const one = read((db) => minedOf(db, group));
    // A group without a word of its own is held together by phrases that say nothing.
    if (one.words.length > 0 && (one.nearest?.score ?? 0) < ANSWERED) mined.push(one);
    yield 0.9 + (mined.length / MAX_CLUSTERS) * 0.1;
  }
  return { mined, tickets: tickets.length };
}
