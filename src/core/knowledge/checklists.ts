import type { Checklist } from '#shared/domain/article.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { checklistTable } from './tables.ts';

const MAX = 200;

/** Those still open first, each newest first. */
export function checklistsIn(db: ReadableDb): Checklist[] {
  const lists = db
    .all<Row>('select data from checklist order by at desc, id limit ?', [MAX])
    .map(checklistTable.fromRow);
  return [...lists.filter(({ closedAt }) => closedAt === null), ...lists.filter(({ closedAt }) => closedAt !== null)];
}

/** Spaces of the knowledge base this desk holds. */
export const spacesIn = (db: ReadableDb): string[] =>
  db
    .all<{ part: string }>(`select part from part where part glob 'kb:*' order by part`)
    .map(({ part }) => part.slice(3));
