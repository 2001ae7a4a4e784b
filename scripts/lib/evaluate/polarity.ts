import { readPolarity, wordsAlone } from '#shared/guidance/feeling/polarity.ts';
import { Sentence } from '../sentence.ts';
import { LabelledLine } from '../train/labels.ts';
import { classification } from './figures.ts';
import { round } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import { labeller, timed } from './models.ts';
import type { Task } from './task.ts';

/** The label of a file on whose side a polarity of −1 to 1 is. */
const sideOf = (polarity: number): string => (polarity < 0 ? 'neg' : 'pos');

export const POLARITY: Task = {
  about:
    'for or against; a line: {text, label: pos or neg}. Beside it how often the words of the lexicon alone are right',
  async measure({ data, model }) {
    if (!data) throw new Sentence('polarity takes --data FILE.');
    const lines = await readLinesOf(data, LabelledLine);
    const { bytes, say } = await labeller(model, (models) => ({ text }) => {
      const polarity = readPolarity(models, text);
      return { label: sideOf(polarity), sure: Math.abs(polarity) };
    });
    const said = timed(lines, say).map(({ line, answer, micros }) => ({
      label: line.label,
      said: answer.label,
      sure: answer.sure,
      micros,
    }));
    const byWords = lines.filter(({ text, label }) => sideOf(wordsAlone(text)) === label).length / (lines.length || 1);
    return [{ task: 'polarity', ...classification(said), lexiconAlone: round(byWords), modelBytes: bytes }];
  },
};
