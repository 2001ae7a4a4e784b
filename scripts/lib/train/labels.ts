import { z } from 'zod';
import { learnLabels, packLabelModel } from '#shared/guidance/feeling/label-model.ts';
import { seededRandom } from '#testkit/random.ts';
import { readLinesOf } from '../evaluate/lines.ts';
import { Sentence } from '../sentence.ts';
import type { Training } from './task.ts';

export const LabelledLine = z.object({ text: z.string(), label: z.string() });

/** Models of labels of somebody else are for measuring and are never shipped. */
export const LABELS: Training = {
  about: 'the labels of the lines as they stand, for measuring and not to be shipped; a line: {text, label}',
  async train(files) {
    if (files.length === 0) throw new Sentence('this task takes --data FILE.');
    const lines = (await Promise.all(files.map((file) => readLinesOf(file, LabelledLine)))).flat();
    const random = seededRandom(1);
    return packLabelModel(
      learnLabels(lines, () => random.next()),
      files.map((file) => file.split('/').at(-1) ?? file),
    );
  },
};
