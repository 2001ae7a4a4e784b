import { Issue, REACTIONS, type CoreSkill, type Words } from '../../domain/practice/index.ts';
import { languageOf } from '../../guidance/text/language.ts';
import { normalise } from '../../guidance/text/normal.ts';
import { tokensOf } from '../../guidance/text/tokens.ts';
import { hash32, SEEDS } from '../../kernel/hash.ts';
import type { Language } from '../../kernel/text.ts';
import { contentFaults } from '../scenario/check.ts';
import { betterOf, companyOf, readAnswers, solutionWords, solves, type ReadAnswer } from './answers.ts';
import { exchangesOf, saysNothing, upTo, type CleanLine } from './exchanges.ts';
import { factsOf } from './facts.ts';
import type { FromTicket, LineFeeling, Look, Refusal, SolvedTicket, TicketDraft, WalkedProcedure } from './kinds.ts';
import { linesToRead, type PlacedLine } from './lines.ts';
import { perhapsNames, textsOf } from './looks.ts';
import { gladLines, needsOf } from './needs.ts';
import { firstWords, openingsOf } from './openings.ts';
import { Remover } from './remove.ts';
import { stockOf } from './stock.ts';

const LEAST_LINES = 2;
/** Of the customer in all, in UTF-16 units: less tells no matter. */
const LEAST_TOLD: Readonly<Record<Language, number>> = { zh: 20, en: 40 };
const SHORT_OPENING: Readonly<Record<Language, number>> = { zh: 12, en: 30 };
const LEAST_WORDS = 8;

const NO_WORDS = Object.fromEntries(REACTIONS.map((reaction) => [reaction, []])) as unknown as Words;
const refused = (refusal: Refusal, faults: readonly string[] = []): TicketDraft => ({
  isDraft: false,
  refusal,
  faults,
});

function refusalOf(lines: readonly CleanLine[], answers: readonly ReadAnswer[], lang: Language): Refusal | null {
  const own = lines.filter(({ by, text }) => by === 'customer' && text !== '').map(({ text }) => text);
  if (own.length < LEAST_LINES || lines.every(({ by }) => by === 'customer')) return 'too-few-lines';
  const told = own.filter((text) => !saysNothing(text, lang)).join('\n');
  if (told.length < LEAST_TOLD[lang]) return 'too-short';
  const tokens = tokensOf(normalise(told).text).filter(({ kind }) => kind !== 'sign');
  if (languageOf(tokens) !== lang) return 'other-language';
  return answers.some(solves) ? null : 'nothing-solved';
}

/** Slots and signs of templates have no place in a heading. */
const asHeading = (text: string): string => text.replaceAll(/[{}[\]|]/gu, ' ').trim();

function trainsOf(
  lines: readonly CleanLine[],
  answers: readonly ReadAnswer[],
  issue: Pick<Issue, 'facts'>,
): CoreSkill[] {
  const isFelt = lines.some(({ feeling }) => feeling !== null && feeling.intensity >= 2);
  const isRecord = answers.some(({ acts }) => acts.has('verifies') || acts.has('tells-account'));
  const isProduct = answers.some(({ acts }) => acts.has('explains')) || issue.facts.length > 3;
  const trains: CoreSkill[] = [
    ...(isProduct ? (['product'] as const) : []),
    ...(isFelt ? (['psychology'] as const) : []),
    ...(isRecord ? (['data'] as const) : []),
  ];
  return trains.length > 0 ? trains : ['product'];
}

function difficultyOf(lines: readonly CleanLine[]): number {
  const own = lines.filter(({ by }) => by === 'customer');
  const strongest = Math.max(0, ...own.map(({ feeling }) => feeling?.intensity ?? 0));
  return Math.min(3, 1 + (strongest >= 2 ? 1 : 0) + (own.length >= 6 || strongest === 3 ? 1 : 0));
}

const truthOf = (procedure: WalkedProcedure | null): Record<string, string> =>
  Object.fromEntries((procedure?.steps ?? []).flatMap(({ step, result }) => (result === null ? [] : [[step, result]])));

function cleaned<F extends LineFeeling>(
  lines: readonly PlacedLine[],
  remover: Remover,
  { readFeeling }: FromTicket<F>,
): CleanLine[] {
  const course: F[] = [];
  return lines.map(({ by, text, at }) => {
    const clean = remover.template(text, at);
    if (by === 'agent') return { by, text: clean, feeling: null };
    // Read as it was written: a slot says nothing of a mood.
    const feeling = readFeeling(text, course);
    course.push(feeling);
    return { by, text: clean, feeling };
  });
}

const look = (code: Look['code'], place: string, is: boolean): Look[] => (is ? [{ code, place, word: null }] : []);

/** Words that stand for others read oddly now and then. */
const headingLook = (issue: Issue, place: 'title' | 'about', isChanged: boolean): Look[] =>
  isChanged ? [{ code: 'heading-changed', place, word: issue[place] }] : [];

function looksOf(issue: Issue, lang: Language, isNeedInvented: boolean, isAcceptInvented: boolean): Look[] {
  const stock = stockOf(lang);
  const openings = Object.values(issue.openings).flat();
  const own = issue.facts.filter(({ key }) => key !== 'order' && key !== 'tail');
  const known = new Set([
    ...stock.accept,
    ...[stock.order, stock.tail].flatMap(({ is, ask, tell }) => [is, ...ask, ...tell]),
    ...Object.values(stock.needs).flatMap(({ show, met }) => [...show, ...met]),
  ]);
  return [
    ...perhapsNames(issue, known),
    ...look(
      'opening-short',
      'openings',
      openings.every((line) => line.length < SHORT_OPENING[lang]),
    ),
    ...look('no-question', 'facts', own.length === 0),
    ...own.flatMap(({ key, tell }) =>
      look('few-ways-to-tell', `facts.${issue.facts.findIndex((one) => one.key === key)}`, tell.length < 3),
    ),
    ...look('order-invented', 'facts.0', (issue.facts[0]?.tell.length ?? 0) <= stock.order.tell.length),
    ...look('need-invented', 'needs', isNeedInvented),
    ...look('acceptance-invented', 'answers', isAcceptInvented),
    ...look('answer-thin', 'answers', issue.answers.words.length < LEAST_WORDS),
    ...look('company-thin', 'company', issue.company.length < 3),
    ...look('nothing-better', 'better', Object.keys(issue.better).length === 0),
    ...look('procedure-open', 'truth', issue.procedure !== null && Object.keys(issue.truth).length === 0),
  ];
}

/** Slots that are named in the draft; the others were in lines that did not come into it. */
function usedSlots(issue: Issue, slots: Readonly<Record<string, string[]>>): Record<string, string[]> {
  const all = textsOf(issue)
    .map(({ text }) => text)
    .join('\n');
  return Object.fromEntries(Object.entries(slots).filter(([name]) => all.includes(`{${name}}`)));
}

/**
 * A solved ticket as a matter to practise on: a draft for a lead, who reads it before anybody else does. Pure; never throws for what a
 * conversation holds. Nothing of what was taken out is in what is returned.
 */
export function scenarioFromTicket<F extends LineFeeling>(ticket: SolvedTicket, how: FromTicket<F>): TicketDraft {
  const { lang, procedure } = how;
  const { lines: read, isPart } = linesToRead(ticket);
  const remover = new Remover(lang, how.known, { ...ticket, lines: read });
  const lines = cleaned(read, remover, how).filter(({ text }) => text !== '');
  const answers = readAnswers(lines, lang);
  const refusal = refusalOf(lines, answers, lang);
  if (refusal) return refused(refusal);
  const first = firstWords(lines, lang);
  const facts = factsOf(exchangesOf(lines, lang), lang);
  const { needs, isInvented } = needsOf(lines, first, lang);
  const glad = gladLines(lines, lang);
  const words = solutionWords(answers, lang);
  const company = companyOf(answers, lang);
  const firstHeading = remover.heading(
    read.find(({ by, text }) => by === 'customer' && !saysNothing(text, lang))?.text ?? '',
  );
  const subject = remover.heading(ticket.subject);
  const title = upTo(asHeading(subject.text) || asHeading(firstHeading.text), 80);
  const draft: Issue = {
    key: how.key ?? `ticket-${hash32(lines.map(({ text }) => text).join('\n'), SEEDS[0]).toString(36)}`,
    title: title === '' ? '…' : title,
    about: upTo(asHeading(firstHeading.text) || title, 200) || '…',
    difficulty: difficultyOf(lines),
    trains: trainsOf(lines, answers, { facts }),
    procedure: procedure?.key ?? null,
    truth: truthOf(procedure),
    articles: [...(how.articles ?? [])].slice(0, 10),
    channels: ['chat', 'phone'],
    ...openingsOf(first, lang, how.readFeeling),
    slots: {},
    facts,
    needs,
    answers: {
      words: words.length > 0 ? words : keyWordFallback(answers, lang),
      accept: [...new Set([...glad, ...stockOf(lang).accept])].slice(0, 12),
    },
    company: company.length > 0 ? company : [upTo(answers.find(solves)?.text ?? '', 240)],
    better: betterOf(answers),
  };
  const issue = { ...draft, slots: usedSlots(draft, remover.slots) };
  const parsed = Issue.safeParse(issue);
  const faults = parsed.success
    ? contentFaults({ issues: [parsed.data], personas: [], words: NO_WORDS })
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || faults.length > 0) return refused('unusable', faults);
  return {
    isDraft: true,
    issue: parsed.data,
    removed: remover.removed,
    looks: [
      ...look('partly-read', 'about', isPart),
      ...headingLook(parsed.data, 'title', subject.isChanged),
      ...headingLook(parsed.data, 'about', firstHeading.isChanged),
      ...looksOf(parsed.data, lang, isInvented, glad.length === 0),
    ],
  };
}

/** Where no word of the solution is clear: how it begins, for the lead to replace. */
const keyWordFallback = (answers: readonly ReadAnswer[], lang: Language): string[] => [
  upTo((answers.findLast(solves)?.text ?? '').replaceAll(/\{[^}]*\}/gu, '').trim(), lang === 'zh' ? 20 : 40) || '…',
];
