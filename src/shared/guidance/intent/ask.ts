import { placeOf } from '../learn/vocabulary.ts';
import { weightAt } from './heads.ts';
import type { IntentModel } from './model.ts';
import { opinionsOf } from './opinion.ts';
import { eachPiece } from './pieces.ts';
import { readIntent, type Reading } from './reading.ts';
import { confidenceOf } from './surety.ts';

/** A stretch of the original, [from, to) in UTF-16. */
export type Span = readonly [from: number, to: number];

export type Guess = {
  readonly answer: string;
  /** How often such a guess is right: 0 to 1. */
  readonly confidence: number;
  /** What in the text speaks for it, at most three stretches, in order. */
  readonly because: readonly Span[];
};

export type Asked = {
  /** At most three, the likeliest first. */
  readonly guesses: readonly Guess[];
  /** Whether the first may be shown unasked. False where the question seems to belong nowhere. */
  readonly isSure: boolean;
};

const STRETCHES = 3;
/** A token belongs to what decided when it carries so much of what the heaviest does. */
const CARRIES = 0.4;

/** How much each token speaks for each of some answers. */
function carried({ words, heads }: IntentModel, answers: readonly number[], { tokens }: Reading): Float64Array[] {
  const sums = answers.map(() => new Float64Array(tokens.length));
  eachPiece(tokens, (hash, from, to, kind) => {
    const place = placeOf(words.hashes, hash);
    if (place < 0) return;
    // A pair stands on its two ends, a run on everything from one to the other.
    const step = kind === 'pair' ? to - 1 - from : 1;
    const on = kind === 'pair' ? 2 : to - from;
    for (const [i, answer] of answers.entries()) {
      const each = (weightAt(heads, answer, place) * words.idf[place]!) / on;
      if (each !== 0) for (let token = from; token < to; token += step) sums[i]![token]! += each;
    }
  });
  return sums;
}

function stretches(sums: Float64Array, { tokens, normal }: Reading): Span[] {
  const least = Math.max(...sums) * CARRIES;
  if (!(least > 0)) return [];
  const found: { from: number; to: number; sum: number }[] = [];
  for (const [i, sum] of sums.entries()) {
    if (sum < least || tokens[i]!.kind === 'sign') continue;
    const last = found.at(-1);
    if (last?.to === i) [last.to, last.sum] = [i + 1, last.sum + sum];
    else found.push({ from: i, to: i + 1, sum });
  }
  const heaviest = found.toSorted((a, b) => b.sum - a.sum).slice(0, STRETCHES);
  return heaviest
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }): Span => [normal.at[tokens[from]!.from]!, normal.at[tokens[to - 1]!.to]!]);
}

/**
 * What answers a question. Bounded whatever the text; of an empty one, or of one without a known word, there are no guesses.
 */
export function ask(model: IntentModel, text: string): Asked {
  const reading = readIntent(text);
  const { opinions, row } = opinionsOf(model, reading.hashes);
  if (row.at.length === 0) return { guesses: [], isSure: false };
  const sums = carried(
    model,
    opinions.map(({ answer }) => answer),
    reading,
  );
  const guesses = opinions.map(({ answer, signs }, i): Guess => {
    const confidence = confidenceOf(model.surety, signs);
    return { answer: model.answers[answer]!, confidence, because: stretches(sums[i]!, reading) };
  });
  return { guesses, isSure: (guesses[0]?.confidence ?? 0) >= model.surety.sureFrom };
}
