import { normalise } from '../../guidance/text/normal.ts';
import { tokensOf, type Token } from '../../guidance/text/tokens.ts';

/** How many lines are kept: the longest session has fewer. */
const KEPT = 400;

/** A pure function of a text whose last answers are kept: in one conversation every line is compared with those before it. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = of(text);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, found);
    return found;
  };
}

/** Of a pasted text its beginning and its end are read; that it is one is known from its length. */
const [HEAD, TAIL] = [1200, 400];
export const bounded = (text: string): string =>
  text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;

/** The tokens of a text, as far as it is read. */
export const tokensIn: (text: string) => readonly Token[] = remembered((text) =>
  tokensOf(normalise(bounded(text)).text),
);
