import type { Correction } from '#shared/domain/guidance/index.ts';

/** One line for each reading, as `npm run train` takes them: the text, and how a person reads it. */
export const toJsonl = (corrections: readonly Correction[]): string =>
  corrections.map(({ text, emotion, needs }) => `${JSON.stringify({ text, emotion, needs })}\n`).join('');
