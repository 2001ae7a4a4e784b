import { feel } from '#shared/guidance/feeling/feel.ts';
import { learnFeeling } from '#shared/guidance/feeling/learn-feeling.ts';
import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { seededRandom } from '#testkit/random.ts';
import { exampleOf, FROZEN, training, TRAINING, type Utterance } from '#testkit/utterances/utterance.ts';
import { judge } from './judge-feeling.ts';
import type { Task } from './task.ts';

const FOLDS = 5;

/** Both halves of a pair are in one fold: whoever has seen one has half seen the other. */
const foldOf = ({ id, pair }: Utterance): number => hash32(pair ?? id, SEEDS[0]) % FOLDS;

async function feelingIn(language: (typeof FROZEN)[number]): Promise<object> {
  const names = TRAINING.filter((name) => name.startsWith(language));
  const all = (await Promise.all(names.map(training))).flat();
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const random = seededRandom(fold + 1);
    const examples = all.filter((one) => foldOf(one) !== fold).map(exampleOf);
    const model = learnFeeling(examples, () => random.next());
    const held = all.filter((one) => foldOf(one) === fold);
    return held.map((utterance) => ({ utterance, feeling: feel(model, utterance.text) }));
  });
  return { task: 'feeling', language, folds: FOLDS, ...judge(judged.flat()) };
}

export const FEELING: Task = {
  about:
    'emotion, needs, evidence and escalation by a model learned of four fifths of the training utterances, on the last fifth,\n' +
    'five times over; nothing of the frozen ones is looked at',
  measure: () => Promise.all(FROZEN.map(feelingIn)),
};
