import { own } from '../../kernel/own.ts';
import type { RunValues } from './run.ts';
import type { StepField } from './step.ts';

export const VALUE_FAULTS = ['required', 'type', 'option', 'low', 'high', 'short', 'long', 'date', 'unknown'] as const;
export type ValueFault = {
  readonly field: string;
  readonly code: (typeof VALUE_FAULTS)[number];
  readonly limit: number;
};

/** As `MAX_VALUE` of the schema. */
const MAX_TEXT = 2000;
const MAX_LINE = 300;

const isDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};

const fault = (field: StepField, code: ValueFault['code'], limit = 0): ValueFault => ({
  field: field.key,
  code,
  limit,
});

function ofNumber(field: StepField, value: unknown): ValueFault | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault(field, 'type');
  if (field.min !== undefined && value < field.min) return fault(field, 'low', field.min);
  return field.max !== undefined && value > field.max ? fault(field, 'high', field.max) : undefined;
}

function ofText(field: StepField, value: unknown): ValueFault | undefined {
  if (typeof value !== 'string') return fault(field, 'type');
  const most = Math.min(field.max ?? MAX_TEXT, field.kind === 'long' ? MAX_TEXT : MAX_LINE);
  if (field.min !== undefined && value.trim().length < field.min) return fault(field, 'short', field.min);
  return value.length > most ? fault(field, 'long', most) : undefined;
}

function ofOne(field: StepField, value: RunValues[string] | undefined): ValueFault | undefined {
  const isMissing = value === undefined || (typeof value === 'string' && value.trim() === '');
  if (isMissing) return field.isRequired ? fault(field, 'required') : undefined;
  switch (field.kind) {
    case 'number':
      return ofNumber(field, value);
    case 'yesno':
      return typeof value === 'boolean' ? undefined : fault(field, 'type');
    case 'choice':
      return field.options?.some(({ key }) => key === value) === true ? undefined : fault(field, 'option');
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : fault(field, 'date');
    case 'text':
    case 'long':
    case 'phone':
      return ofText(field, value);
    default:
      return field.kind satisfies never;
  }
}

/** What is wrong with what a form says, each with its field; empty: nothing. */
export function faultsOf(fields: readonly StepField[], values: RunValues): ValueFault[] {
  const unknown = Object.keys(values).filter((key) => !fields.some((field) => field.key === key));
  return [
    ...fields.flatMap((field) => ofOne(field, own(values, field.key)) ?? []),
    ...unknown.map((field): ValueFault => ({ field, code: 'unknown', limit: 0 })),
  ];
}
