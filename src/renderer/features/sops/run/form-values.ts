import type { RunValues, StepField } from '#shared/domain/sop/index.ts';

/** What stands in the fields, as it was typed; null: emptied. */
export type Draft = Readonly<Record<string, string | boolean | null>>;

type Typed = Draft[string] | undefined;

function valueOf({ kind }: StepField, typed: Typed): RunValues[string] | undefined {
  if (typed === undefined || typed === null || typed === '') return undefined;
  if (kind !== 'number' || typeof typed === 'boolean') return typed;
  // What is no number stays as it is: the rule then says so, under the field.
  const number = Number(typed.replace(',', '.'));
  return Number.isNaN(number) ? typed : number;
}

/** What the form says, without fields nobody filled in. */
export const valuesOf = (fields: readonly StepField[], draft: Draft): RunValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, draft[field.key]);
      return value === undefined ? [] : [[field.key, value] as const];
    }),
  );
