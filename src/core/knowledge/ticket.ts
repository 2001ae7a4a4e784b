import { callsOf } from '#shared/domain/personal-data-names.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Line } from './answer.ts';

/**
 * A ticket as the knowledge base sees it. Read by its own statements: tickets show articles, so the two may not know each
 * other's modules.
 */
export type SolvedTicket = {
  readonly subject: string;
  readonly tags: string[];
  readonly articleIds: readonly string[];
  readonly language: 'zh' | 'en' | null;
  readonly customerName: string | null;
};

/** Longer talks are no article. */
const MAX_LINES = 400;
const MAX_AGENTS = 5000;

type Row = { subject: string; tags: string; article_ids: string; language: 'zh' | 'en' | null; name: string | null };

export function findTicket(db: ReadableDb, ticketId: string): SolvedTicket | undefined {
  const row = db.get<Row>(
    `select t.subject, t.tags, t.article_ids, c.language, c.name from ticket as t
     left join customer as c on c.id = t.customer_id where t.id = ?`,
    [ticketId],
  );
  if (!row) return undefined;
  return {
    subject: row.subject,
    tags: parsed(row.tags),
    articleIds: parsed(row.article_ids),
    language: row.language,
    customerName: row.name,
  };
}

/** What was said between customer and agents, oldest first. */
export const linesOf = (db: ReadableDb, ticketId: string): Line[] =>
  db.all<Line>(
    `select kind, body from message where ticket_id = ? and kind in ('customer', 'reply') order by at, id limit ?`,
    [ticketId, MAX_LINES],
  );

export const agentNames = (db: ReadableDb): string[] =>
  db.all<{ name: string }>('select name from agent order by id limit ?', [MAX_AGENTS]).map(({ name }) => name);

/** How colleagues sign. */
export const signatures = (db: ReadableDb): string[] => [
  ...new Set(agentNames(db).flatMap((name) => [name, ...callsOf(name)])),
];
