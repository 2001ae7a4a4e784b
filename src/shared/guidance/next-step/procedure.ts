import type { SopContent } from '#shared/domain/sop/index.ts';
import { readIntent } from '../intent/reading.ts';
import { countOf, rowsOf, type Rows } from '../intent/rows.ts';
import { learnWords, type Words } from '../intent/words.ts';

/** Of a procedure what hints are read from. */
export type Steps = {
  readonly start: string;
  readonly steps: readonly Pick<SopContent['steps'][number], 'key' | 'title' | 'help' | 'next'>[];
};

/** A procedure as it was read: each step in each of its languages is one row, of the step `owner[row]`. */
export type ReadProcedure = {
  readonly steps: readonly string[];
  readonly start: number;
  /** Where the results of each step lead; the end is left out. */
  readonly next: readonly (readonly number[])[];
  readonly words: Words;
  readonly rows: Rows;
  readonly owner: Int32Array;
};

/** A place in the text that is filled in when it is said says nothing about the step. */
const FILLED = /\{[^{}]*\}/gu;

export function readProcedure({ start, steps }: Steps): ReadProcedure {
  const numbers = new Map(steps.map(({ key }, i) => [key, i]));
  const texts = steps.flatMap(({ title, help }, i) =>
    (['zh', 'en'] as const).map((language) => ({ owner: i, text: `${title[language]} ${help?.[language] ?? ''}` })),
  );
  const hashes = texts.map(({ text }) => readIntent(text.replaceAll(FILLED, ' ')).hashes);
  const words = learnWords(hashes, 'narrow');
  const next = steps.map(({ next: leads }) => Object.values(leads).flatMap((key) => numbers.get(key ?? '') ?? []));
  return {
    steps: steps.map(({ key }) => key),
    start: numbers.get(start) ?? 0,
    next,
    words,
    rows: rowsOf(words, hashes),
    owner: Int32Array.from(texts, ({ owner }) => owner),
  };
}

/** How much of the line a step is, for each step: 0 to 1. What the procedure does not know at all makes it less. */
export function likeness({ steps, words, rows, owner }: ReadProcedure, text: string): Float32Array {
  const { hashes } = readIntent(text);
  const line = rowsOf(words, [hashes]);
  const weights = new Map(Array.from(line.at, (place, k) => [place, line.value[k]!]));
  const known = hashes.narrow.length === 0 ? 0 : Math.sqrt(line.at.length / hashes.narrow.length);
  const most = new Float32Array(steps.length);
  for (let row = 0; row < countOf(rows); row += 1) {
    let sum = 0;
    for (let k = rows.from[row]!; k < rows.from[row + 1]!; k += 1)
      sum += rows.value[k]! * (weights.get(rows.at[k]!) ?? 0);
    most[owner[row]!] = Math.max(most[owner[row]!]!, sum * known);
  }
  return most;
}
