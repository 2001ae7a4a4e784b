import type { RunValues, Sop, StepField } from '#shared/domain/sop/index.ts';
import { DAY } from '#shared/kernel/time.ts';
import { todayIn } from './moments.ts';

const dayAfter = (days: number, at: number): string => new Date((todayIn(at) + days) * DAY).toISOString().slice(0, 10);

/** What somebody in a hurry would put there. Words nobody can guess: they have to be told. */
function plainest({ kind, options, min }: StepField, at: number): RunValues[string] | undefined {
  switch (kind) {
    case 'yesno':
      return true;
    case 'choice':
      return options?.[0]?.key;
    case 'date':
      return dayAfter(1, at);
    case 'number':
      return min ?? 1;
    case 'text':
    case 'long':
    case 'phone':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The values of a form as it takes them: days become dates, and what has to be there is there. */
export function toldValues(sop: Sop, step: string, told: RunValues, at: number): RunValues {
  const fields = sop.steps.find(({ key }) => key === step)?.fields ?? [];
  const values = fields.map((field): [string, RunValues[string] | undefined] => {
    const value = told[field.key] ?? (field.isRequired ? plainest(field, at) : undefined);
    return [field.key, field.kind === 'date' && typeof value === 'number' ? dayAfter(value, at) : value];
  });
  const known = values.filter((pair): pair is [string, RunValues[string]] => pair[1] !== undefined);
  return { ...told, ...Object.fromEntries(known) };
}
