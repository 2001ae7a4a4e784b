import { EN_IDEAS } from './en-ideas.ts';
import { EN_FELT } from './en-felt.ts';
import { EN_DEGREES, EN_IRONY, EN_NEEDS, EN_NEGATORS, EN_OTHERS, EN_PAST, EN_TURNS } from './en-marks.ts';
import type { Lexicon } from './lexicon.ts';
import { ZH_IDEAS } from './zh-ideas.ts';
import { ZH_FELT } from './zh-felt.ts';
import { ZH_DEGREES, ZH_IRONY, ZH_NEEDS, ZH_NEGATORS, ZH_OTHERS, ZH_PAST, ZH_TURNS } from './zh-marks.ts';

const all = <K, V>(...maps: readonly ReadonlyMap<K, V>[]): Map<K, V> => new Map(maps.flatMap((map) => [...map]));
const both = <T>(...sets: readonly ReadonlySet<T>[]): Set<T> => new Set(sets.flatMap((set) => [...set]));

/** Chinese and English in one: customers mix them, and no entry means two things. */
export const LEXICON: Lexicon = {
  felt: all(ZH_FELT, EN_FELT),
  needs: all(ZH_NEEDS, EN_NEEDS),
  negators: both(ZH_NEGATORS, EN_NEGATORS),
  degrees: all(ZH_DEGREES, EN_DEGREES),
  turns: both(ZH_TURNS, EN_TURNS),
  past: both(ZH_PAST, EN_PAST),
  others: both(ZH_OTHERS, EN_OTHERS),
  irony: both(ZH_IRONY, EN_IRONY),
  ideas: all(ZH_IDEAS, EN_IDEAS),
};
