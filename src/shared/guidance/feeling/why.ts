import type { Sparse } from '../learn/sparse.ts';
import { placeOf } from '../learn/vocabulary.ts';
import type { Feature, ReadText } from './features.ts';
import type { LanguageModel } from './model.ts';

/**
 * One reason of a reading. `words`: these words, [from, to) in UTF-16 units of the original. `rule`: a rule, by its name, and where it
 * saw what it saw; 0 to 0: in the text as a whole. `earlier`: what the customer said before. `weight`: how much it spoke for the emotion.
 */
export type Why =
  | { readonly code: 'words'; readonly from: number; readonly to: number; readonly weight: number }
  | {
      readonly code: 'rule';
      readonly rule: string;
      readonly from: number;
      readonly to: number;
      readonly weight: number;
    }
  | { readonly code: 'earlier'; readonly rule: 'building' | 'lingering' | 'still' };

const MOST = 5;

function reasonOf({ normal, tokens }: ReadText, { from, to, rule }: Feature, weight: number): Why {
  const [begin, end] = [normal.at[tokens[from]?.from ?? 0] ?? 0, normal.at[tokens[to - 1]?.to ?? 0] ?? 0];
  const place = to > from ? { from: begin, to: end } : { from: 0, to: 0 };
  return rule === undefined ? { code: 'words', ...place, weight } : { code: 'rule', rule, ...place, weight };
}

/** What spoke most for a head of the lines, the strongest first. */
export function whyOf({ vocabulary, lines }: LanguageModel, read: ReadText, row: Sparse, head: number): Why[] {
  const valueAt = new Map(Array.from(row.at, (place, i) => [place, row.value[i] ?? 0] as const));
  const reasons = new Map<number, Why>();
  for (const feature of read.features) {
    const place = placeOf(vocabulary.hashes, feature.hash);
    if (place < 0 || reasons.has(place)) continue;
    const weight = (lines.weights[place * lines.heads.length + head] ?? 0) * (lines.scales[head] ?? 0);
    const spoke = weight * (valueAt.get(place) ?? 0);
    if (spoke > 0) reasons.set(place, reasonOf(read, feature, spoke));
  }
  const weightOf = (why: Why): number => ('weight' in why ? why.weight : 0);
  return [...reasons.values()].toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST);
}
