import type { FieldValue } from '../field-value.ts';
import type { Sop, SopSuggest } from './sop.ts';

/** What is known of the ticket or contact a procedure is looked for. */
export type SuggestFacts = {
  readonly queueId: string | null;
  readonly channel: string | null;
  readonly tags: readonly string[];
  /** Subject, and what the customer wrote last. */
  readonly text: string;
  readonly values: Readonly<Record<string, FieldValue>>;
};

export type SuggestReason = { readonly by: 'queue' | 'channel' | 'tag' | 'word' | 'field'; readonly what: string };
export type Suggestion = { readonly sop: Sop; readonly why: readonly SuggestReason[] };

/** Every list that is not empty has to fit. @returns why, or undefined. */
function fits(rule: SopSuggest, facts: SuggestFacts): SuggestReason[] | undefined {
  const text = facts.text.toLowerCase();
  const all: [boolean, SuggestReason['by'], string[]][] = [
    [rule.queueIds.length > 0, 'queue', rule.queueIds.filter((id) => id === facts.queueId)],
    [rule.channels.length > 0, 'channel', rule.channels.filter((channel) => channel === facts.channel)],
    [rule.tags.length > 0, 'tag', rule.tags.filter((tag) => facts.tags.includes(tag))],
    [rule.words.length > 0, 'word', rule.words.filter((word) => text.includes(word.toLowerCase()))],
    [
      rule.fields.length > 0,
      'field',
      rule.fields.filter(({ key, value }) => facts.values[key] === value).map(({ key }) => key),
    ],
  ];
  const asked = all.filter(([isAsked]) => isAsked);
  if (asked.length === 0 || asked.some(([, , found]) => found.length === 0)) return undefined;
  return asked.flatMap(([, by, found]) => found.slice(0, 3).map((what) => ({ by, what })));
}

/** The current version of every procedure: the highest of its key, where that one is not retired. */
export function currentSops(sops: readonly Sop[]): Sop[] {
  const newest = new Map<string, Sop>();
  for (const sop of sops) if (sop.version > (newest.get(sop.key)?.version ?? 0)) newest.set(sop.key, sop);
  return [...newest.values()].filter(({ retiredAt }) => retiredAt === null);
}

const WEIGHT: Readonly<Record<SuggestReason['by'], number>> = { word: 3, field: 3, tag: 2, queue: 1, channel: 1 };
const score = ({ why }: Suggestion): number => why.reduce((sum, { by }) => sum + WEIGHT[by], 0);

/** Those that fit, the most telling first, then by key. */
export const suggestSops = (sops: readonly Sop[], facts: SuggestFacts): Suggestion[] =>
  currentSops(sops)
    .flatMap((sop) => {
      const why = fits(sop.suggest, facts);
      return why ? [{ sop, why }] : [];
    })
    .toSorted((a, b) => score(b) - score(a) || (a.sop.key < b.sop.key ? -1 : 1));
