import type { Field, FieldValue } from '#shared/domain/field.ts';
import type { LocalizedText } from '#shared/kernel/text.ts';
import { parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';

/** A value of a custom field as it is written on the screen. */
export type FieldText = { readonly label: LocalizedText; readonly text: string };

function definitionOf(db: ReadableDb, key: string): Pick<Field, 'label' | 'kind'> | undefined {
  const row = db.get<Row>(`select data from field where json_extract(data, '$.key') = ? limit 1`, [key]);
  return row && parsed<Field>(row['data']);
}

/**
 * What can be found of a ticket's custom fields: order numbers, amounts, dates. Not yes and no, and not choices, which
 * are kept by a key nobody sees. A value whose field has not arrived yet bears its key as its name.
 * @param values the column `field_values`: JSON
 */
export function fieldTexts(db: ReadableDb, values: string): FieldText[] {
  return Object.entries(parsed<Record<string, FieldValue>>(values)).flatMap(([key, value]) => {
    if (typeof value === 'boolean') return [];
    const field = definitionOf(db, key);
    if (field?.kind === 'choice') return [];
    return [{ label: field?.label ?? { zh: key, en: key }, text: String(value) }];
  });
}
