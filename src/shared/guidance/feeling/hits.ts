import type { Need } from '#shared/domain/guidance/labels.ts';
import { LEXICON } from '../lexicon/index.ts';
import type { Felt } from '../lexicon/lexicon.ts';
import { findPhrases, phrasesOf } from '../text/phrases.ts';
import { stemOf } from '../text/stem.ts';
import type { Token } from '../text/tokens.ts';

/** A word of feeling where it stands, and what its neighbours make of it. Token indices [from, to). */
export type Hit = Felt & {
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
  /** The tokens of whatever turns it round. */
  readonly negators: readonly number[];
  /** 1 stronger, −1 weaker, 0 as it is. */
  readonly degree: -1 | 0 | 1;
  /** It was so, and a later part of the sentence says that it is no longer. */
  readonly isPast: boolean;
  /** Said or felt by somebody else, or only supposed. */
  readonly isOthers: boolean;
  /** Inside quotation marks. */
  readonly isQuoted: boolean;
  /** Which part of the text, counted from the end: 0 is the last. */
  readonly fromEnd: number;
};
export type IdeaHit = {
  readonly ideas: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
  readonly fromEnd: number;
};
export type NeedHit = { readonly needs: readonly Need[]; readonly from: number; readonly to: number };
export type Marks = {
  readonly hits: readonly Hit[];
  readonly needs: readonly NeedHit[];
  readonly irony: readonly number[];
  readonly ideas: readonly IdeaHit[];
};

const setOf = (entries: ReadonlySet<string>) => phrasesOf([...entries].map((entry) => [entry, true] as const));
const FELT = phrasesOf(LEXICON.felt);
const NEEDS = phrasesOf(LEXICON.needs);
const NEGATORS = setOf(LEXICON.negators);
const DEGREES = phrasesOf(LEXICON.degrees);
const TURNS = setOf(LEXICON.turns);
const PAST = setOf(LEXICON.past);
const OTHERS = setOf(LEXICON.others);
const IRONY = setOf(LEXICON.irony);
const IDEAS = phrasesOf(LEXICON.ideas, stemOf);

const BREAK = /^[,.;:!?…~\n，。；：！？、]/u;
const OPEN = /^["“「『‘]/u;
const CLOSE = /^["”」』’]/u;
/** How many tokens before a word can still turn it round, or make it stronger. */
const REACH = 4;

/** For each token the number of its part: parts end at punctuation and before a word of contrast. */
function partsOf(tokens: readonly Token[], turns: readonly { from: number }[]): number[] {
  const begins = new Set(turns.map(({ from }) => from));
  let part = 0;
  return tokens.map(({ text, kind }, i) => {
    if (begins.has(i) && i > 0) part += 1;
    const own = part;
    if (kind === 'sign' && BREAK.test(text)) part += 1;
    return own;
  });
}

function quotedOf(tokens: readonly Token[]): boolean[] {
  let isOpen = false;
  return tokens.map(({ text }) => {
    if (isOpen && CLOSE.test(text)) isOpen = false;
    else if (OPEN.test(text)) isOpen = true;
    return isOpen;
  });
}

/** Words of feeling, of need and of irony, each with what stands around it. */
export function marksOf(tokens: readonly Token[]): Marks {
  const turns = findPhrases(TURNS, tokens);
  const parts = partsOf(tokens, turns);
  const last = parts.at(-1) ?? 0;
  const quoted = quotedOf(tokens);
  const [negators, degrees] = [findPhrases(NEGATORS, tokens), findPhrases(DEGREES, tokens)];
  const inPart = (found: readonly { from: number }[]) => new Set(found.map(({ from }) => parts[from]));
  const [past, others] = [inPart(findPhrases(PAST, tokens)), inPart(findPhrases(OTHERS, tokens))];
  const before = <F extends { from: number; to: number }>(found: readonly F[], from: number): F[] =>
    found.filter((one) => one.to <= from && from - one.to < REACH && parts[one.from] === parts[from]);
  const hits = findPhrases(FELT, tokens).map(({ value, from, to }): Hit => {
    const part = parts[from] ?? 0;
    const degree = before(degrees, from).at(-1)?.value ?? 0;
    const turning = before(negators, from);
    return {
      ...value,
      from,
      to,
      isNegated: turning.length % 2 === 1,
      negators: turning.flatMap((one) => Array.from({ length: one.to - one.from }, (_, i) => one.from + i)),
      degree: degree > 0 ? 1 : degree < 0 ? -1 : 0,
      isPast: past.has(part) && part < last,
      isOthers: others.has(part),
      isQuoted: quoted[from] ?? false,
      fromEnd: last - part,
    };
  });
  const needs = findPhrases(NEEDS, tokens).map(({ value, from, to }): NeedHit => ({ needs: value, from, to }));
  const ideas = findPhrases(IDEAS, tokens, stemOf).map(({ value, from, to }): IdeaHit => {
    const isNegated = before(negators, from).length % 2 === 1;
    return { ideas: value, from, to, isNegated, fromEnd: last - (parts[from] ?? 0) };
  });
  return { hits, needs, irony: findPhrases(IRONY, tokens).map(({ from }) => from), ideas };
}
