import type { Emotion, Need } from '#shared/domain/guidance/labels.ts';

/** What a word alone says: a feeling and how strongly (1 slight, 2 clear, 3 strong). */
export type Felt = { readonly emotion: Exclude<Emotion, 'neutral'>; readonly strength: 1 | 2 | 3 };

/** Words of one language. Entries are lower case, in simplified Chinese; a space stands for any space. */
export type Lexicon = {
  readonly felt: ReadonlyMap<string, Felt>;
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  /** Turns what follows into its opposite. */
  readonly negators: ReadonlySet<string>;
  /** Makes what follows stronger (above 0) or weaker. */
  readonly degrees: ReadonlyMap<string, number>;
  /** What follows counts for more than what came before. */
  readonly turns: ReadonlySet<string>;
  /** What was and is no longer. */
  readonly past: ReadonlySet<string>;
  /** What follows is said or felt by somebody else, or is only supposed. */
  readonly others: ReadonlySet<string>;
  /** What words are about. */
  readonly ideas: ReadonlyMap<string, readonly string[]>;
  /** Marks of irony: praise beside one of these is meant otherwise. */
  readonly irony: ReadonlySet<string>;
};

type Strengths = Partial<Record<1 | 2 | 3, string>>;

/** Entries stand in one text, apart by `|`; spaces and line breaks around them mean nothing. */
export const listed = (text: string): string[] =>
  text
    .split('|')
    .map((entry) => entry.trim().replaceAll(/\s+/gu, ' '))
    .filter((entry) => entry !== '');

/** The stronger wins where an entry stands twice. */
export function feltOf(lists: Readonly<Record<Felt['emotion'], Strengths>>): Map<string, Felt> {
  const felt = new Map<string, Felt>();
  for (const [emotion, byStrength] of Object.entries(lists) as [Felt['emotion'], Strengths][])
    for (const strength of [1, 2, 3] as const)
      for (const entry of listed(byStrength[strength] ?? '')) felt.set(entry, { emotion, strength });
  return felt;
}

export function needsOf(lists: Readonly<Record<Need, string>>): Map<string, Need[]> {
  const needs = new Map<string, Need[]>();
  for (const [need, text] of Object.entries(lists) as [Need, string][])
    for (const entry of listed(text)) needs.set(entry, [...(needs.get(entry) ?? []), need]);
  return needs;
}
