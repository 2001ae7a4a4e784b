import type { Issue } from '#shared/domain/practice/index.ts';

/** One way of saying it on each line. */
export const linesIn = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What stands at a place (`facts.0.tell.1`); undefined: nothing does. */
export function textAt(issue: Issue, place: string): string | undefined {
  const at = place
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      issue,
    );
  return typeof at === 'string' ? at : undefined;
}

/** A record without what is empty in it: a feeling without an opening has none. */
export function withLines<K extends string>(
  record: Partial<Record<K, string[]>>,
  key: K,
  lines: string[],
): Partial<Record<K, string[]>> {
  const rest = Object.fromEntries(Object.entries(record).filter(([one]) => one !== key)) as typeof record;
  return lines.length === 0 ? rest : { ...record, [key]: lines };
}

/** Whether what is told of `found` belongs to the field at `place`: to it, or to one of its lines. */
export const isWithin = (found: string, place: string): boolean => found === place || found.startsWith(`${place}.`);

/** Where the words begin and end in a field: in their line if they stand there, else wherever they do. */
export function rangeOf(value: string, place: string, text: string): readonly [number, number] | undefined {
  const line = Number(/\.(\d+)$/.exec(place)?.[1] ?? 0);
  const before = value.split('\n').slice(0, line).join('\n').length;
  const near = value.indexOf(text, before);
  const start = near < 0 ? value.indexOf(text) : near;
  return start < 0 ? undefined : [start, start + text.length];
}
