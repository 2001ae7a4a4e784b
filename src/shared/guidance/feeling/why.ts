import type { Feature, ReadText } from './features.ts';
import type { LanguageModel, Weighed } from './model.ts';

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
export function whyOf({ lines, vocabulary }: LanguageModel, read: ReadText, { places }: Weighed, head: number): Why[] {
  const most: { weight: number; feature: Feature; place: number }[] = [];
  const scale = lines.scales[head] ?? 0;
  for (const [i, place] of places.entries()) {
    if (place < 0) continue;
    const weight = lines.weights[place * lines.heads.length + head]! * vocabulary.idf[place]! * scale;
    if (weight <= (most[MOST - 1]?.weight ?? 0) || most.some((one) => one.place === place)) continue;
    most.splice(most.findLastIndex((one) => one.weight >= weight) + 1, 0, {
      weight,
      feature: read.features[i]!,
      place,
    });
    most.length = Math.min(most.length, MOST);
  }
  return most.map(({ weight, feature }) => reasonOf(read, feature, weight));
}
