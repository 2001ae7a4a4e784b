import { useT } from '../../../lib/i18n.tsx';
import type { Editing } from './use-editing.ts';

/** What is wrong at a place, in words. `other`: the text in the other language. */
export type ProblemAt = (place: string, text: string, other: string) => string | undefined;

/** A new card is not red all over before a word is written: what is missing is told once its other side is there, or it was to be published. */
export function useProblemAt({ problems, isStrict }: Editing): ProblemAt {
  const t = useT('cards');
  return (place, text, other) => {
    const found = problems.find((problem) => problem.place === place);
    const isTold = isStrict || text.trim() !== '' || other.trim() !== '';
    return found && isTold ? t(found.words) : undefined;
  };
}
