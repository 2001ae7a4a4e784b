import type { PublishedScenario, ScenarioDraft, ScenarioDraftSummary } from '#shared/contract/app/scenarios.ts';
import type { TeamScenario } from '#shared/domain/practice/index.ts';
import { issueFaults } from '#shared/practice/scenario/check.ts';
import { getMeta, setMeta } from '../db/meta.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { agentNameOf } from '../directory/index.ts';
import { openLooks } from './looks.ts';
import { personalIn, type Check } from './personal.ts';
import { draftsIn, type StoredDraft } from './stored.ts';

const MOST_SHOWN = 1000;
/** Of the tickets that a scenario was published of; the oldest are forgotten. */
const MOST_REMEMBERED = 5000;

export function viewOf(draft: StoredDraft, check: Check): ScenarioDraft {
  const { id: draftId, lang, issue, removed } = draft;
  const looks = openLooks(draft);
  return { draftId, lang, issue, removed, looks, personal: personalIn(draft, check), faults: issueFaults(issue) };
}

export const summaryOf = (draft: StoredDraft): ScenarioDraftSummary => ({
  draftId: draft.id,
  title: draft.issue.title,
  lang: draft.lang,
  at: draft.at,
  looks: openLooks(draft).length,
});

/** What the team has of its own, newest first, also what is retired. */
export const teamScenarios = (db: ReadableDb): TeamScenario[] =>
  db
    .all<{ data: string }>('select data from scenario limit ?', [MOST_SHOWN])
    .map(({ data }) => parsed<TeamScenario>(data))
    .toSorted((a, b) => b.publishedAt - a.publishedAt || b.id.localeCompare(a.id));

export const publishedOf = (db: ReadableDb, scenario: TeamScenario): PublishedScenario => ({
  scenarioId: scenario.id,
  key: scenario.issue.key,
  title: scenario.issue.title,
  lang: scenario.lang,
  authorName: agentNameOf(db, scenario.authorId) ?? '',
  publishedAt: scenario.publishedAt,
  isRetired: scenario.retiredAt !== null,
});

export const publishedFrom = (db: ReadableDb): string[] => parsed<string[]>(getMeta(db, 'scenarioTickets') ?? '[]');

export const rememberTickets = (tx: WritableDb, ticketIds: readonly string[]): void =>
  setMeta(tx, 'scenarioTickets', json(ticketIds.slice(-MOST_REMEMBERED)));

/** Remembered at this desk alone: nothing that is published says which ticket it came of. */
export const rememberTicket = (tx: WritableDb, ticketId: string): void =>
  rememberTickets(tx, [...publishedFrom(tx).filter((one) => one !== ticketId), ticketId]);

/** Tickets that a draft or a published scenario came of. */
export const usedTickets = (db: ReadableDb): Set<string> =>
  new Set([...publishedFrom(db), ...draftsIn(db).map(({ ticketId }) => ticketId)]);
