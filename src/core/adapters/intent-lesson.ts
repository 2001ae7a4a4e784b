import { isStale, relearn, trainIntents, type IntentModel } from '#shared/guidance/intent/index.ts';
import { NOWHERE } from '#shared/guidance/intent/nowhere.ts';
import type { IntentExample } from '../kernel/ports.ts';

/** So that small talk gets no answer. */
const UNANSWERED = Object.values(NOWHERE).flatMap((texts) => texts.map((text) => ({ answer: null, text })));

/** Plain data: one thread can hand it to another. */
export type Lesson = { readonly model: IntentModel; readonly texts: ReadonlyMap<string, readonly string[]> };

const textsOf = (examples: readonly IntentExample[]): Map<string, string[]> => {
  const texts = new Map<string, string[]>();
  for (const { answer, text } of examples) texts.set(answer, [...(texts.get(answer) ?? []), text]);
  return texts;
};

const isSame = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((text, i) => text === b[i]);

/**
 * What is known after these examples: only answers that changed are learned anew, unless there is nothing yet or too much has changed
 * since all was learned at once.
 */
export function nextLesson(
  before: Lesson | undefined,
  examples: readonly IntentExample[],
  random: () => number,
): Lesson {
  const texts = textsOf(examples);
  if (!before) return { model: trainIntents([...examples, ...UNANSWERED], random), texts };
  const answers = new Set([...before.texts.keys(), ...texts.keys()]);
  const changed = [...answers].filter((answer) => !isSame(before.texts.get(answer), texts.get(answer)));
  if (changed.length === 0) return { ...before, texts };
  const changes = changed.map((answer) => ({
    answer,
    examples: (texts.get(answer) ?? []).map((text) => ({ answer, text })),
  }));
  const model = relearn(before.model, changes, random);
  return { model: isStale(model) ? trainIntents([...examples, ...UNANSWERED], random) : model, texts };
}
