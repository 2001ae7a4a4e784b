import type { Field } from '#shared/domain/field.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { fieldTable } from '../directory/index.ts';

const MAX_FIELDS = 1000;

/** Every custom field the team has, also those that are switched off. */
export const fieldsOf = (db: ReadableDb): Field[] =>
  db.all<Row>('select data from field order by id limit ?', [MAX_FIELDS]).map(fieldTable.fromRow);
