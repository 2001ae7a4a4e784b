import type { Synonym } from '#shared/domain/team.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { fold } from './fold.ts';

const MAX_LISTS = 2000;

/** Words that mean the same to the team; none when the word stands in no list. */
export function synonymsOf(db: ReadableDb, typed: string): string[] {
  const word = fold(typed).trim();
  const lists = db
    .all<Row>('select data from synonym order by id limit ?', [MAX_LISTS])
    .map((row) => parsed<Synonym>(row['data']).words)
    .filter((words) => words.some((one) => fold(one) === word));
  return Array.from(new Set(lists.flat().filter((one) => fold(one) !== word)));
}
