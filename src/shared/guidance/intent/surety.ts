/** How signs become a confidence, and from which on an answer is shown. */
export type Surety = { readonly weights: readonly number[]; readonly sureFrom: number };

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** 0 to 1: how often guesses with such signs are right. The last weight is the bias. */
export const confidenceOf = ({ weights }: Pick<Surety, 'weights'>, signs: readonly number[]): number =>
  logistic(signs.reduce((sum, sign, i) => sum + sign * (weights[i] ?? 0), weights[signs.length] ?? 0));

export type Tried = { readonly signs: readonly number[]; readonly isRight: boolean };

/** No sign that speaks for a guess may come to speak against it, and what is not understood at all never makes surer. */
const LEAST = [0, 0, 0, 0, 1] as const;
const STEPS = 400;
const RATE = 0.5;

function spread(tried: readonly Tried[], sign: number): { mean: number; deviation: number } {
  const mean = tried.reduce((sum, { signs }) => sum + signs[sign]!, 0) / tried.length;
  const square = tried.reduce((sum, { signs }) => sum + (signs[sign]! - mean) ** 2, 0) / tried.length;
  return { mean, deviation: Math.sqrt(square) || 1 };
}

/** Logistic regression by plain descent with momentum, over signs of like size (Platt, 1999, with more than one sign). */
export function learnWeights(tried: readonly Tried[]): number[] {
  const spreads = (tried[0]?.signs ?? []).map((_, sign) => spread(tried, sign));
  const even = tried.map(({ signs, isRight }) => ({
    signs: [...signs.map((sign, i) => (sign - spreads[i]!.mean) / spreads[i]!.deviation), 1],
    right: isRight ? 1 : 0,
  }));
  const least = spreads.map(({ deviation }, i) => (LEAST[i] ?? 0) * deviation);
  const weights = new Float64Array(spreads.length + 1);
  const speed = new Float64Array(weights.length);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Float64Array(weights.length);
    for (const { signs, right } of even) {
      const off = logistic(signs.reduce((sum, sign, i) => sum + sign * weights[i]!, 0)) - right;
      for (const [i, sign] of signs.entries()) slope[i]! += (off * sign) / even.length;
    }
    for (let i = 0; i < weights.length; i += 1) {
      speed[i] = 0.9 * speed[i]! - RATE * slope[i]!;
      weights[i] = Math.max(least[i] ?? -Infinity, weights[i]! + speed[i]!);
    }
  }
  const own = spreads.map(({ deviation }, i) => weights[i]! / deviation);
  return [...own, weights[spreads.length]! - spreads.reduce((sum, { mean }, i) => sum + mean * own[i]!, 0)];
}

/** The best guess about one text. `isKnown`: one of the answers is right for it. */
export type FirstGuess = { readonly confidence: number; readonly isKnown: boolean };

/** Of what belongs nowhere so much is to be held back, and no more: more would hold back too much of what is right. */
const HELD_BACK = 0.85;
/** Where nothing that belongs nowhere was seen: what is as likely right as wrong. */
const EVEN = 0.5;

/** From which confidence on a guess is shown, so that enough of what belongs nowhere is not. */
export function sureFrom(guesses: readonly FirstGuess[]): number {
  const nowhere = guesses.filter(({ isKnown }) => !isKnown).toSorted((a, b) => a.confidence - b.confidence);
  return nowhere[Math.floor(nowhere.length * HELD_BACK)]?.confidence ?? EVEN;
}
