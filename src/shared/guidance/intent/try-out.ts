import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { learnAll, type Example } from './learn.ts';
import { opinionsOf, type Opinion } from './opinion.ts';
import { confidenceOf, learnWeights, sureFrom, type FirstGuess, type Surety, type Tried } from './surety.ts';

/** Every fifth example of each answer is held back, and every tenth answer is left out: what is asked about it belongs nowhere then. */
const HELD = 5;
const LEFT_OUT = 10;
/** Examples that belong nowhere are few: half of them are held back. */
const HELD_NOWHERE = 2;
/** With so much to learn one trial has to do. */
const LARGE = 3_000_000;
/** Fewer texts say nothing about how sure one may be. */
const ENOUGH = 60;
/** Real examples of what belongs nowhere say more than answers that were left out, once there are so many. */
const ENOUGH_NOWHERE = 20;

/** As it was for BANKING77 and CLINC150 (train files) with 1, 2 and 4 examples an answer: believed while nothing can be measured. */
const BEFORE: Surety = { weights: [0.3, 0.19, 0, 3.17, 1, 0], sureFrom: 0.5 };

type Held = { readonly example: Example; readonly opinions: readonly Opinion[]; readonly isLeftOut: boolean };

function tried(examples: readonly Example[], answers: readonly string[], trial: number, random: () => number): Held[] {
  const seen = new Map<number, number>();
  const isLeft = (answer: number): boolean =>
    answer >= 0 && answers.length >= LEFT_OUT && hash32(answers[answer]!, SEEDS[1]) % LEFT_OUT === trial;
  const turns = examples.map(({ answer }) => {
    const turn = seen.get(answer) ?? 0;
    seen.set(answer, turn + 1);
    return turn;
  });
  const isHeld = ({ answer }: Example, i: number): boolean => turns[i]! % (answer < 0 ? HELD_NOWHERE : HELD) === trial;
  const rest = examples.filter((one, i) => !isHeld(one, i) && !isLeft(one.answer));
  const taken = examples.filter(isHeld);
  const { learned } = learnAll(rest, answers, random);
  const has = new Set(rest.map(({ answer }) => answer));
  return taken.map((example) => {
    const opinions = opinionsOf(learned, example.hashes).opinions.filter(({ answer }) => has.has(answer));
    return { example, opinions, isLeftOut: !has.has(example.answer) };
  });
}

const isNowhere = ({ example, isLeftOut }: Held): boolean => example.answer < 0 || isLeftOut;

/** Answers that were left out stand for what belongs nowhere only where too little of that was given. */
function counted(held: readonly Held[]): readonly Held[] {
  const nowhere = held.filter(({ example }) => example.answer < 0).length;
  return nowhere < ENOUGH_NOWHERE ? held : held.filter(({ example, isLeftOut }) => example.answer < 0 || !isLeftOut);
}

const firstGuesses = (held: readonly Held[], weights: readonly number[]): FirstGuess[] =>
  held.flatMap((one) => {
    const [first] = one.opinions;
    return first ? [{ confidence: confidenceOf({ weights }, first.signs), isKnown: !isNowhere(one) }] : [];
  });

/** Learns of a part and asks about the rest, to see how often guesses of what kind are right. */
export function measuredSurety(examples: readonly Example[], answers: readonly string[], random: () => number): Surety {
  if (examples.length < ENOUGH || answers.length < 2) return BEFORE;
  const trials = examples.length * answers.length > LARGE ? [0] : [0, 1];
  const held = counted(trials.flatMap((trial) => tried(examples, answers, trial, random)));
  const guesses = held.flatMap(({ example, opinions }) =>
    opinions.map(({ answer, signs }): Tried => ({ signs, isRight: answer === example.answer })),
  );
  if (held.length < ENOUGH || !guesses.some(({ isRight }) => isRight)) return BEFORE;
  const weights = learnWeights(guesses);
  return { weights, sureFrom: sureFrom(firstGuesses(held, weights)) };
}
