import { learnFeeling } from '#shared/guidance/feeling/learn-feeling.ts';
import { packFeelingModel } from '#shared/guidance/feeling/weights.ts';
import { seededRandom } from '#testkit/random.ts';
import { exampleOf, training, TRAINING, Utterance } from '#testkit/utterances/utterance.ts';
import { readLinesOf } from '../evaluate/lines.ts';
import type { Training } from './task.ts';

const OWN =
  'Utterances of our own (resources/guidance/training), written for this and nothing else; the licence of this program.';
const SEED = 1;

const utterancesOf = async (files: readonly string[]): Promise<Utterance[]> =>
  (
    await Promise.all(files.length === 0 ? TRAINING.map(training) : files.map((file) => readLinesOf(file, Utterance)))
  ).flat();

export const FEELING: Training = {
  about:
    'emotion, intensity, polarity, needs, escalation and evidence, of labelled utterances as in docs/feelings.md;\n' +
    'without --data of our own, as it is shipped: --out resources/guidance/weights/feeling.bin',
  async train(files) {
    const utterances = await utterancesOf(files);
    const random = seededRandom(SEED);
    const model = learnFeeling(utterances.map(exampleOf), () => random.next());
    return packFeelingModel(model, files.length === 0 ? [OWN] : files);
  },
};
