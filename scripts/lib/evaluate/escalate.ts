import { z } from 'zod';
import { Sentence } from '../sentence.ts';
import { classification } from './figures.ts';
import { precisionAt, round } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import { feelingReader, timed } from './models.ts';
import type { Task } from './task.ts';

const Line = z.object({ text: z.string(), escalate: z.boolean(), turns: z.array(z.string()).optional() });
const RECALLS = [0.5, 0.8, 0.9, 0.95];

export const ESCALATE: Task = {
  about: 'who must be heard by a person with more rights; a line: {text, escalate: true or false}',
  async measure({ data, model }) {
    if (!data) throw new Sentence('escalate takes --data FILE.');
    const { bytes, read } = await feelingReader(model);
    const judged = timed(await readLinesOf(data, Line), read);
    const said = judged.map(({ line, answer, micros }) => ({
      label: String(line.escalate),
      said: String(answer.escalate),
      sure: answer.escalate ? answer.escalation : 1 - answer.escalation,
      micros,
    }));
    const scored = judged.map(({ line, answer }) => ({ isMeant: line.escalate, score: answer.escalation }));
    const precision = RECALLS.map((recall) => [`recall ${recall}`, round(precisionAt(scored, recall))] as const);
    return [
      { task: 'escalate', ...classification(said), precisionAt: Object.fromEntries(precision), modelBytes: bytes },
    ];
  },
};
