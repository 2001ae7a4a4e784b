import type { SuggestedSop } from '#shared/contract/app/sops.ts';
import type { Sop } from '#shared/domain/sop/index.ts';
import { suggestSops, type SuggestFacts } from '#shared/domain/sop/suggest.ts';
import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Clock } from '../kernel/ports.ts';
import { findTicketData } from '../tickets/index.ts';
import { newestSops, runsAbout } from './queries.ts';

const MAX_SUGGESTED = 5;
/** So much of what the customer said last is looked at. */
const MAX_LINES = 5;
const MAX_TEXT = 2000;
const JUST_DONE_MS = 12 * HOUR;
/** What fits by rule does not wait longer for what is meant. */
const PATIENCE_MS = 150;

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

/** A procedure that answers what was said, and the words that led to it. */
export type Meant = { readonly key: string; readonly because: readonly string[] };

/** Nothing when it takes too long: it comes with the next asking. */
export async function meantInTime(clock: Clock, meant: Promise<readonly Meant[]>): Promise<readonly Meant[]> {
  let cancel: (() => void) | undefined;
  const late = new Promise<readonly Meant[]>((resolve) => {
    cancel = clock.after(PATIENCE_MS, () => {
      resolve([]);
    });
  });
  try {
    return await Promise.race([meant, late]);
  } finally {
    cancel?.();
  }
}

type Asked = {
  readonly now: number;
  readonly asked: readonly Meant[];
  /** The procedure this desk is there for: it stands first for as long as it is not walked. null: every one is as good. */
  readonly fitting: string | null;
};

const toSuggested = ({ id: sopId, key, version, title, tags, steps }: Sop, why: SuggestedSop['why']): SuggestedSop => ({
  sopId,
  key,
  version,
  title,
  tags,
  steps: steps.length,
  why,
});

/** What fits by rule, and after it what is only meant, without what is walked already or was walked to its end today. */
export function suggestedFor(
  db: ReadableDb,
  about: About,
  contact: ContactFacts | undefined,
  { now, asked, fitting }: Asked,
): SuggestedSop[] {
  const runs = runsAbout(db, about.ticketId, about.contactId);
  const facts = factsOf(db, about.ticketId, contact);
  const known = new Set(
    runs
      .filter(({ state, endedAt }) => endedAt === null || (state === 'completed' && now - endedAt < JUST_DONE_MS))
      .map(({ key }) => key),
  );
  const inUse = newestSops(db).filter(({ retiredAt }) => retiredAt === null);
  const isWalked = runs.some(({ key, state }) => key === fitting && state === 'going');
  const first = inUse
    .filter(({ key }) => key === fitting && !isWalked)
    .map((sop) => toSuggested(sop, [{ by: 'queue', what: facts.queueId ?? '' }]));
  const all = inUse.filter(({ key }) => key !== fitting && !known.has(key));
  const saidOf = (key: string): SuggestedSop['why'] => {
    const meant = asked.find((one) => one.key === key);
    return meant ? [{ by: 'said', what: meant.because.join(' ') }] : [];
  };
  const ruled = suggestSops(all, facts);
  const others = asked.flatMap(({ key }) =>
    all.filter((sop) => sop.key === key && !ruled.some((one) => one.sop === sop)),
  );
  return [
    ...first,
    ...ruled.map(({ sop, why }) => toSuggested(sop, [...why, ...saidOf(sop.key)])),
    ...others.map((sop) => toSuggested(sop, saidOf(sop.key))),
  ].slice(0, MAX_SUGGESTED);
}
