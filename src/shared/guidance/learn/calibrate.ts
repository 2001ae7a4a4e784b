/** A probability of a score: 1 / (1 + e^−(slope × score + bias)). */
export type Logistic = { readonly slope: number; readonly bias: number };

export const probableOf = ({ slope, bias }: Logistic, score: number): number =>
  1 / (1 + Math.exp(-slope * score - bias));

const STEPS = 50;

/** How probable what a score speaks for is (J. Platt, 1999), by Newton's method. @param scores, holds of each example, by a rule that had not seen it. */
export function learnLogistic(scores: readonly number[], holds: readonly boolean[]): Logistic {
  let [slope, bias] = [1, 0];
  for (let step = 0; step < STEPS; step += 1) {
    let [gs, gb, hss, hsb, hbb] = [0, 0, 1e-3, 0, 1e-3];
    for (const [i, score] of scores.entries()) {
      const probable = probableOf({ slope, bias }, score);
      const [miss, give] = [probable - Number(holds[i]), probable * (1 - probable)];
      gs += miss * score;
      gb += miss;
      hss += give * score * score;
      hsb += give * score;
      hbb += give;
    }
    const whole = hss * hbb - hsb * hsb;
    const [byS, byB] = [(hbb * gs - hsb * gb) / whole, (hss * gb - hsb * gs) / whole];
    slope -= byS;
    bias -= byB;
    if (Math.abs(byS) + Math.abs(byB) < 1e-6) break;
  }
  return { slope, bias };
}

/** Shares that add up to one: the sharper, the more the best score has of it. */
export function sharesOf(scores: ArrayLike<number>, sharpness: number): number[] {
  const all = Array.from(scores);
  const most = Math.max(...all);
  const raised = all.map((score) => Math.exp(sharpness * (score - most)));
  const whole = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / whole);
}

const LEAST = 0.5;
const GROWTH = 1.1;
const TRIES = 35;

/** The sharpness with which the shares of what is right are as large as they can be. @param right of each the place of what is right. */
export function learnSharpness(scores: readonly ArrayLike<number>[], right: readonly number[]): number {
  let [best, least] = [1, Infinity];
  for (let i = 0; i < TRIES; i += 1) {
    const sharpness = LEAST * GROWTH ** i;
    const loss = scores.reduce((sum, one, k) => sum - Math.log(sharesOf(one, sharpness)[right[k] ?? 0] || 1e-9), 0);
    if (loss < least) [best, least] = [sharpness, loss];
  }
  return best;
}
