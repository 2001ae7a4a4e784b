import type { Field } from './field.ts';
import type { FieldValue } from './field-value.ts';
import { own } from '../kernel/own.ts';

/** Questions about custom fields that the desk and the screen ask alike. Free of schemas. */
type Shape = Pick<Field, 'kind' | 'choices'>;

const MAX_TEXT = 500;

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Whether a value fits the kind of a field: a choice by its key, a date as `YYYY-MM-DD`. */
export function fitsField(field: Shape, value: FieldValue): boolean {
  if (field.kind === 'yesno') return typeof value === 'boolean';
  if (field.kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_TEXT) return false;
  if (field.kind === 'choice') return field.choices.some(({ key }) => key === value);
  return field.kind === 'text' || isDate(value);
}

/** Whether tickets of a queue have a field. */
export const isInQueue = (field: Pick<Field, 'isActive' | 'queueIds'>, queueId: string): boolean =>
  field.isActive && (field.queueIds.length === 0 || (field.queueIds as readonly string[]).includes(queueId));

/** Keys of the fields without which a ticket of this queue cannot be solved, in the team's order. */
export const missingToSolve = (
  fields: readonly Field[],
  ticket: { readonly queueId: string; readonly values: Readonly<Record<string, FieldValue>> },
): string[] =>
  fields
    .filter((field) => field.required === 'to-solve' && isInQueue(field, ticket.queueId))
    .filter((field) => own(ticket.values, field.key) === undefined)
    .toSorted((a, b) => a.order - b.order)
    .map((field) => field.key);
