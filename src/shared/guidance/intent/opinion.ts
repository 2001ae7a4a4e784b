import { scoresOf } from './heads.ts';
import type { Learned } from './model.ts';
import { netScores } from './net.ts';
import type { Hashes } from './pieces.ts';
import { knownShare } from './reading.ts';
import { rowsOf, type Rows } from './rows.ts';

/** Guesses that are looked at. */
export const GUESSES = 3;

/** One guess, and what can be told of how good it is, as `Surety` weighs it. */
export type Opinion = { readonly answer: number; readonly signs: readonly number[] };

/** How much steeper than the scores the chances are, and how much the machine counts beside the net: best over folds. */
const STEEP = 4;
const MACHINE = 2;

/** Scores as logarithms of chances. */
function logChances(scores: Float32Array, steep: number): Float32Array {
  const top = scores.reduce((max, one) => Math.max(max, one), -Infinity);
  const all = scores.reduce((sum, one) => sum + Math.exp((one - top) * steep), 0);
  return scores.map((one) => (one - top) * steep - Math.log(all));
}

/** Both opinions multiplied. Of an answer that the net does not know the machine speaks for both. */
function withNet(machine: Float32Array, { net, answers }: Learned, hashes: Hashes): Float32Array {
  if (!net) return machine;
  const said = logChances(netScores(net, rowsOf(net.words, [hashes])), 1);
  // The net is usually of the same answers in the same order.
  const places = net.answers.length === answers.length && net.answers.every((answer, i) => answer === answers[i]);
  const known = places ? undefined : new Map(net.answers.map((answer, i) => [answer, i]));
  const own = (i: number): number => said[known ? (known.get(answers[i]!) ?? -1) : i] ?? machine[i]!;
  return logChances(
    machine.map((one, i) => (MACHINE * one + own(i)) / (MACHINE + 1)),
    MACHINE + 1,
  );
}

function best(chances: Float32Array): number[] {
  const found: number[] = [];
  for (const [i, chance] of chances.entries()) {
    const at = found.findIndex((other) => chances[other]! < chance);
    if (at >= 0) found.splice(at, 0, i);
    else if (found.length < GUESSES) found.push(i);
    if (found.length > GUESSES) found.pop();
  }
  return found;
}

/** The best guesses, best first, and the row as it was read. */
export function opinionsOf(learned: Learned, hashes: Hashes): { opinions: Opinion[]; row: Rows } {
  const row = rowsOf(learned.words, [hashes]);
  const [heads, close] = [scoresOf(learned.heads, row), scoresOf(learned.centroids, row)];
  const machine = logChances(
    heads.map((score, i) => score + learned.lean * close[i]!),
    STEEP,
  );
  const chances = withNet(machine, learned, hashes);
  const known = knownShare(learned.words, hashes);
  const guesses = best(chances);
  const opinions = guesses.map((answer, i): Opinion => {
    const other = chances[guesses[i === 0 ? 1 : 0] ?? -1] ?? -STEEP;
    const signs = [
      chances[answer]!,
      Math.max(-8, Math.min(8, chances[answer]! - other)),
      close[answer]!,
      heads[answer]!,
      known,
    ];
    return { answer, signs };
  });
  return { opinions, row };
}
