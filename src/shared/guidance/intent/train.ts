import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { learnAll, type Example } from './learn.ts';
import type { IntentExample, IntentModel } from './model.ts';
import { readIntent } from './reading.ts';
import { measuredSurety } from './try-out.ts';

/** An example with where it stands: by answer, and within it by a hash, whatever order they came in. */
type Sorted = {
  readonly text: string;
  readonly answer: string | null;
  readonly weight: number;
  readonly place: number;
};

function sorted(examples: readonly IntentExample[]): Sorted[] {
  const different = new Map<string, Sorted>();
  for (const { answer, text, weight = 1 } of examples) {
    const key = JSON.stringify([answer, text]);
    const heavier = Math.max(weight, different.get(key)?.weight ?? 0);
    different.set(key, { text, answer, weight: heavier, place: hash32(key, SEEDS[1]) });
  }
  return [...different.values()].toSorted((a, b) => a.place - b.place || (a.text < b.text ? -1 : 1));
}

/** @throws RangeError where there are more answers than heads can be counted. */
function numbered(examples: readonly Sorted[]): string[] {
  const answers = [...new Set(examples.flatMap(({ answer }) => (answer === null ? [] : [answer])))].toSorted();
  if (answers.length > 0xffff) throw new RangeError('more than 65,535 answers');
  return answers;
}

/** Examples as they were read, those without a word left out. */
export function readExamples(examples: readonly IntentExample[], numberOf: (answer: string) => number): Example[] {
  return sorted(examples).flatMap(({ answer, text, weight }) => {
    const { hashes } = readIntent(text);
    return hashes.narrow.length === 0 ? [] : [{ answer: answer === null ? -1 : numberOf(answer), hashes, weight }];
  });
}

/**
 * Learns to tell answers apart from examples of what is asked: titles, headings, questions. One example an answer is enough to begin.
 * The order of the examples does not matter.
 * @param random 0 to 1, seeded: the same examples then give the same model.
 * @throws RangeError for more than 65,535 answers.
 */
export function trainIntents(examples: readonly IntentExample[], random: () => number): IntentModel {
  const answers = numbered(sorted(examples));
  const numbers = new Map(answers.map((answer, i) => [answer, i]));
  const read = readExamples(examples, (answer) => numbers.get(answer)!);
  const { learned, taught } = learnAll(read, answers, random);
  return { ...learned, taught, surety: measuredSurety(read, answers, random), changed: 0 };
}
