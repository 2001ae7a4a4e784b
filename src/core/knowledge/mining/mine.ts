import { shortHash } from '#shared/domain/knowledge-ids.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import type { ReadableDb } from '../../db/types.ts';
import { nearestArticle } from '../../search/index.ts';
import { firstWords } from '../answer.ts';
import { groupQuestions, SAME, type Group, type Question } from './cluster.ts';
import { dismissedTerms, type Mined } from './store.ts';
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
/** A customer says what it is about within their first lines. */
const FIRST_LINES = 3;
const MAX_TEXT = 160;
const PAGE = 100;

type Read = <T>(work: (db: ReadableDb) => T) => T;
type TicketRow = { id: string; at: number };

const newestTickets = (db: ReadableDb): TicketRow[] =>
  db.all<TicketRow>(
    `select id, -newest_key as at from (${['open', 'pending', 'solved', 'closed']
      .map(
        (status) =>
          `select * from (select id, newest_key from ticket where status = '${status}' order by newest_key, id limit ?)`,
      )
      .join(' union all ')}) order by newest_key, id limit ?`,
    Array.from({ length: 5 }, () => MAX_TICKETS),
  );

const ASKS =
  /[?？]|怎么|如何|吗|多久|几天|哪里|哪个|什么|能不能|可不可以|为什么|多少|\b(?:how|what|when|where|why|which|can i|could i|can you|could you|do you|does|is it|is there)\b/iu;
const SENTENCES = /[^。！？!?\n]+(?:[。！？!?]+|$)/gu;

/** The sentence that asks, if one does; else the beginning. */
export function questionIn(lines: readonly string[]): string {
  const said = firstWords(lines);
  const sentences = said.match(SENTENCES) ?? [];
  const asking = sentences.find((sentence) => sentence.trim().length >= 6 && ASKS.test(sentence));
  return oneLine(asking ?? said, MAX_TEXT);
}

function questionOf(db: ReadableDb, { id, at }: TicketRow): Question[] {
  const lines = db.all<{ body: string }>(
    `select substr(body, 1, 600) as body from message where ticket_id = ? and kind = 'customer' order by at, id limit ?`,
    [id, FIRST_LINES],
  );
  const text = questionIn(lines.map(({ body }) => body));
  return text === '' ? [] : [{ ticketId: id, at, text, terms: termsOf(text) }];
}

/** The heaviest words of a group, as its most typical question writes them: pairs that follow each other are one word. */
function wordsOf({ centre, members }: Group): string[] {
  const heavy = new Set(centre.slice(0, 12).map(([term]) => term));
  const text = members[0]?.question.text ?? '';
  const words: string[] = [];
  for (const [run] of text.toLowerCase().matchAll(/\p{sc=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/^\p{sc=Han}/u.test(run)) {
      if (termsOf(run).some((term) => heavy.has(term))) words.push(run);
      continue;
    }
    let word = '';
    for (let i = 0; i + 1 < run.length; i += 1) {
      const pair = run.slice(i, i + 2);
      if (heavy.has(pair)) word = word === '' ? pair : word + pair.slice(1);
      else if (word !== '') word = (words.push(word), '');
    }
    if (word !== '') words.push(word);
  }
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
    .filter(({ centre }) => !dismissed.some((terms) => cosine(terms, centre) >= SAME))
    .toSorted((a, b) => b.members.length - a.members.length);
  const mined: Mined[] = [];
  for (const group of asked) {
    if (mined.length >= MAX_CLUSTERS) break;
    const one = read((db) => minedOf(db, group));
    if ((one.nearest?.score ?? 0) < ANSWERED) mined.push(one);
    yield 0.9 + (mined.length / MAX_CLUSTERS) * 0.1;
  }
  return { mined, tickets: tickets.length };
}
