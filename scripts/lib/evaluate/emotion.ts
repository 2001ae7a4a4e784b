import { z } from 'zod';
import { Sentence } from '../sentence.ts';
import { classification } from './figures.ts';
import { readLinesOf } from './lines.ts';
import { labeller, readTurn, timed } from './models.ts';
import type { Task } from './task.ts';

/** `emotion` as in our own utterances, `label` as in files of others; `turns`: what the customer said before. */
const Line = z
  .object({
    text: z.string(),
    label: z.string().optional(),
    emotion: z.string().optional(),
    turns: z.array(z.string()).optional(),
  })
  .refine(({ label, emotion }) => (label ?? emotion) !== undefined, 'a line has a label or an emotion');

export const EMOTION: Task = {
  about: 'which emotion; a line: {text, label} or {text, emotion}, and before it perhaps turns: [text, …]',
  async measure({ data, model }) {
    if (!data) throw new Sentence('emotion takes --data FILE.');
    const lines = await readLinesOf(data, Line);
    const { bytes, say } = await labeller(model, (models) => (turn) => {
      const { emotion, sure } = readTurn(models, turn);
      return { label: emotion, sure };
    });
    const said = timed(lines, say).map(({ line, answer, micros }) => ({
      label: line.label ?? line.emotion ?? '',
      said: answer.label,
      sure: answer.sure,
      micros,
    }));
    return [{ task: 'emotion', ...classification(said), modelBytes: bytes }];
  },
};
