import { ask, trainIntents, type IntentExample, type IntentModel } from '#shared/guidance/intent/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import type { Example } from './articles.ts';
import { NOWHERE } from '#shared/guidance/intent/nowhere.ts';

export type Guess = { readonly articleId: string; readonly confidence: number };

/** The same articles make the same model. */
const SEED = 20_261_130;
/**
 * A wrong answer costs a customer more than a question back: of ten guesses with less than this, more than three are wrong on questions
 * that were held back (quality.slow.test.ts).
 */
const LEAST = 0.5;

/** Of one language. Null: there is nothing to learn from. @param others what no article answers. */
export function modelOf(
  examples: readonly Example[],
  language: Language,
  others: readonly string[] = NOWHERE[language],
): IntentModel | null {
  if (examples.length === 0) return null;
  const known = examples.map(({ text, articleId }): IntentExample => ({ text, answer: articleId }));
  const nowhere = others.map((text): IntentExample => ({ text, answer: null }));
  return trainIntents([...known, ...nowhere], seededFrom(SEED));
}

/** The article a text asks for; undefined: nobody is sure. */
export function guessOf(model: IntentModel, text: string): Guess | undefined {
  const { guesses, isSure } = ask(model, text);
  const [first] = guesses;
  if (!first || !isSure || first.confidence < LEAST) return undefined;
  return { articleId: first.answer, confidence: Math.min(1, first.confidence) };
}
