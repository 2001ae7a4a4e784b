import type { PersonalData } from '#shared/contract/app/knowledge.ts';
import { findPersonalData } from '#shared/domain/personal-data.ts';
import type { ReadableDb } from '../db/types.ts';
import { agentNames, findTicket } from './ticket.ts';

export type Draft = {
  readonly title: string;
  readonly body: string;
  readonly questions: readonly string[];
  readonly ticketId: string | null;
};

/** What of a draft could name a person. Nothing is taken out: the author decides. */
export function flagged(db: ReadableDb, { title, body, questions, ticketId }: Draft): PersonalData[] {
  const customer = ticketId === null ? null : (findTicket(db, ticketId)?.customerName ?? null);
  const people = [...(customer === null ? [] : [customer]), ...agentNames(db)];
  const inText = (where: PersonalData['where'], text: string, index = 0): PersonalData[] =>
    findPersonalData(text, { people }).map((one) => ({ ...one, where, index }));
  return [
    ...inText('title', title),
    ...inText('body', body),
    ...questions.flatMap((question, index) => inText('question', question, index)),
  ];
}
