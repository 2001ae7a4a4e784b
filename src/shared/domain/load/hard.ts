import type { Emotion, Intensity } from '../guidance/labels.ts';

/** What was read of one line of the customer. */
export type Heard = { readonly emotion: Emotion; readonly intensity: Intensity };

const HEAVY: readonly Emotion[] = ['anger', 'anxiety', 'sadness', 'disappointment'];
const STRONG = 3;
const CLEAR = 2;
/** Clear displeasure that does not end is as heavy as one outburst. */
const OFTEN = 3;

/**
 * Whether a contact was hard for whoever took it: its customer was in strong negative emotion once, or in a clear one three times. Only
 * the customer's own words count; where nothing was written down, nobody knows, and it was not.
 */
export function isHard(lines: readonly Heard[]): boolean {
  const heavy = lines.filter(({ emotion }) => HEAVY.includes(emotion));
  return (
    heavy.some(({ intensity }) => intensity >= STRONG) ||
    heavy.filter(({ intensity }) => intensity >= CLEAR).length >= OFTEN
  );
}
