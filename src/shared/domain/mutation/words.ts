import { assertNever } from '../../kernel/assert-never.ts';
import type { DirectoryRow, Mutation } from './index.ts';

const both = (text: { readonly zh: string; readonly en: string } | null): string[] =>
  text === null ? [] : [text.zh, text.en];

function rowTexts(row: DirectoryRow): string[] {
  switch (row.tbl) {
    case 'calendar':
    case 'policy':
      return [row.data.name];
    case 'field':
      return [row.data.label, ...row.data.choices.map((choice) => choice.label)].flatMap(both);
    case 'macro':
      return [row.data.name, row.data.body, row.data.note].flatMap(both);
    case 'synonym':
      return row.data.words;
    case 'tag':
      return [row.data.tag, row.data.note];
    case 'team':
      return both(row.data.signature);
    default:
      return assertNever(row);
  }
}

type Procedure = Extract<Mutation, { name: 'sop.publish' }>;

const procedureTexts = ({ summary, content }: Procedure): string[] => [
  summary,
  ...[content.title, ...content.steps.flatMap(({ title, help }) => (help ? [title, help] : [title]))].flatMap(both),
];

type CardContent = Extract<Mutation, { name: 'card.publish' }>['content'];

const cardTexts = ({ title, variants, source }: CardContent): string[] =>
  [
    title,
    ...variants.flatMap(({ mirror, plain, question, avoid }) => [mirror, plain, question, avoid]),
    source,
  ].flatMap(both);

type Walked = Extract<Mutation, { name: 'run.append' }>['acts'][number];

function actTexts(act: Walked): string[] {
  if ('note' in act) return [act.note];
  return act.did === 'result' ? Object.values(act.values).filter((value) => typeof value === 'string') : [];
}

type Case = Extract<Mutation, { name: 'scenario.publish' }>['scenario']['issue'];

/** Every line of a case that its writer may have worded. */
const caseTexts = ({ title, about, openings, facts, needs, answers, company, better }: Case): string[] => [
  title,
  about,
  ...Object.values(openings).flat(),
  ...facts.flatMap(({ is, tell }) => [is, ...tell]),
  ...Object.values(needs).flatMap(({ show, met }) => [...show, ...met]),
  ...answers.accept,
  ...company,
  ...Object.values(better).flat(),
];

function textsOf(mutation: Mutation): (string | undefined)[] {
  switch (mutation.name) {
    case 'message.add':
      return [mutation.message.body];
    case 'macro.apply':
      return [mutation.message?.body, mutation.note?.body];
    case 'ticket.set':
      return [mutation.fields.subject];
    case 'ticket.fill':
      return Object.values(mutation.values).filter((value) => typeof value === 'string');
    case 'article.propose':
      return [mutation.proposal.summary, mutation.proposal.body];
    case 'article.publish':
      return [mutation.summary, mutation.content.body];
    case 'proposal.close':
      return [mutation.words];
    case 'feedback.add':
      return [mutation.feedback.note];
    case 'checklist.save':
      return [mutation.checklist.name, ...mutation.checklist.items.map((item) => item.label)];
    case 'directory.put':
      return rowTexts(mutation.row);
    case 'agent.sign':
      return [mutation.signature];
    case 'contact.save':
      return [mutation.contact.summary, mutation.note?.body];
    case 'ticket.create':
      return [mutation.ticket.subject, mutation.customer?.name, mutation.note?.body];
    case 'customer.change':
      return [mutation.set.name, ...mutation.moments.add.map(({ label }) => label)];
    case 'promise.make':
      return [mutation.promise.text];
    case 'gesture.note':
      return [mutation.gesture.note];
    case 'search.save':
      return [mutation.search.name, mutation.search.query];
    case 'run.append':
      return mutation.acts.flatMap(actTexts);
    case 'sop.publish':
      return procedureTexts(mutation);
    case 'flag.raise':
      return [mutation.flag.note];
    case 'lesson.save':
      return [mutation.lesson.finding, mutation.lesson.cause, mutation.lesson.measure];
    case 'card.publish':
      return [mutation.summary, ...cardTexts(mutation.content)];
    case 'scenario.publish':
      return caseTexts(mutation.scenario.issue);
    default:
      return [];
  }
}

/** What somebody wrote in a change, text by text: none of it may be lost when the change is refused. */
export function writtenIn(mutation: Mutation): string[] {
  const texts = textsOf(mutation).filter((text) => text !== undefined);
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}
