import type { SuggestedSop } from '#shared/contract/app/sops.ts';
import { suggestSops, type SuggestFacts } from '#shared/domain/sop/suggest.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import { findTicketData } from '../tickets/index.ts';
import { newestSops, runsAbout } from './queries.ts';

const MAX_SUGGESTED = 5;
/** So much of what the customer said last is looked at. */
const MAX_LINES = 5;
const MAX_TEXT = 2000;
const JUST_DONE_MS = 12 * HOUR;

type About = { readonly ticketId: string | null; readonly contactId: string | null };
/** What is known of a contact that goes on: it stands in no table the domains share. */
export type ContactFacts = Pick<SuggestFacts, 'queueId' | 'channel'> & { readonly said: readonly string[] };

const wordsOf = (db: ReadableDb, ticketId: string): string[] =>
  db
    .all<{ body: string }>(
      `select body from message where ticket_id = ? and kind = 'customer' order by at desc, id desc limit ${MAX_LINES}`,
      [ticketId],
    )
    .map(({ body }) => body);

function factsOf(db: ReadableDb, ticketId: string | null, contact: ContactFacts | undefined): SuggestFacts {
  const ticket = ticketId === null ? undefined : findTicketData(db, ticketId);
  const said = [...(ticket ? [ticket.subject, ...wordsOf(db, ticket.id)] : []), ...(contact?.said ?? [])];
  return {
    queueId: ticket?.queueId ?? contact?.queueId ?? null,
    channel: contact?.channel ?? ticket?.channel ?? null,
    tags: ticket?.tags ?? [],
    text: said.map((one) => one.slice(0, MAX_TEXT)).join('\n'),
    values: ticket?.values ?? {},
  };
}

/** What fits, without what is walked already or was walked to its end today. */
export function suggestedFor(
  db: ReadableDb,
  about: About,
  contact: ContactFacts | undefined,
  now: number,
): SuggestedSop[] {
  const known = new Set(
    runsAbout(db, about.ticketId, about.contactId)
      .filter(({ state, endedAt }) => endedAt === null || (state === 'completed' && now - endedAt < JUST_DONE_MS))
      .map(({ key }) => key),
  );
  return suggestSops(newestSops(db), factsOf(db, about.ticketId, contact))
    .filter(({ sop }) => !known.has(sop.key))
    .slice(0, MAX_SUGGESTED)
    .map(({ sop: { id: sopId, key, version, title, tags, steps }, why }) => ({
      sopId,
      key,
      version,
      title,
      tags,
      steps: steps.length,
      why: [...why],
    }));
}
