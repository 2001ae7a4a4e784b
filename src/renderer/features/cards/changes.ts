import type { CardContent } from '#shared/domain/guidance/index.ts';
import { LANGUAGES } from '#shared/kernel/text.ts';
import { VARIANT_KEYS, VARIANT_TEXTS } from './content.ts';

const LISTS = ['emotions', 'needs', 'stages', 'channels'] as const;
const NUMBERS = ['intensity', 'heldShare'] as const;

/** One thing that differs between two versions. `place` of a text: `title.zh`, `variants.a.mirror.en`. */
export type CardChange =
  | { readonly kind: 'text'; readonly place: string; readonly before: string; readonly after: string }
  | {
      readonly kind: 'list';
      readonly place: (typeof LISTS)[number];
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | {
      readonly kind: 'number';
      readonly place: (typeof NUMBERS)[number];
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'flag'; readonly place: 'urgent'; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'added'; readonly variant: string }
  | { readonly kind: 'removed'; readonly variant: string };

type Words = { readonly zh: string; readonly en: string };
const textChanges = (place: string, before: Words, after: Words): CardChange[] =>
  LANGUAGES.filter((language) => before[language] !== after[language]).map((language) => ({
    kind: 'text',
    place: `${place}.${language}`,
    before: before[language],
    after: after[language],
  }));

/** Lists are sets: another order is no change. */
const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

function variantChanges(before: CardContent, after: CardContent): CardChange[] {
  return VARIANT_KEYS.flatMap((key): CardChange[] => {
    const [was, is] = [before, after].map(({ variants }) => variants.find((one) => one.key === key));
    if (!was && !is) return [];
    if (!was || !is) return [{ kind: is ? 'added' : 'removed', variant: key }];
    return VARIANT_TEXTS.flatMap((text) => textChanges(`variants.${key}.${text}`, was[text], is[text]));
  });
}

/** What a colleague would want to know of a new version. */
export function changesOf(before: CardContent, after: CardContent): CardChange[] {
  return [
    ...textChanges('title', before.title, after.title),
    ...LISTS.filter((place) => !isSame(before[place], after[place])).map((place): CardChange => ({
      kind: 'list',
      place,
      before: before[place],
      after: after[place],
    })),
    ...NUMBERS.filter((place) => before[place] !== after[place]).map((place): CardChange => ({
      kind: 'number',
      place,
      before: before[place],
      after: after[place],
    })),
    ...(before.urgent === after.urgent
      ? []
      : [{ kind: 'flag', place: 'urgent', before: before.urgent, after: after.urgent } as const]),
    ...variantChanges(before, after),
    ...textChanges('source', before.source, after.source),
  ];
}
