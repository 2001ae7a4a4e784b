import { z } from 'zod';
import { Need, NEEDS } from '#shared/domain/guidance/labels.ts';
import { Sentence } from '../sentence.ts';
import { timesOf } from './figures.ts';
import { f1, round, type Hits } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import { feelingReader, timed } from './models.ts';
import type { Task } from './task.ts';

const Line = z.object({ text: z.string(), needs: z.array(Need), turns: z.array(z.string()).optional() });

export const NEEDS_TASK: Task = {
  about:
    'what the customer wants from the way they are treated; a line: {text, needs: [need, …]}. F1 over all needs, and of each',
  async measure({ data, model }) {
    if (!data) throw new Sentence('needs takes --data FILE.');
    const { bytes, read } = await feelingReader(model);
    const judged = timed(await readLinesOf(data, Line), read);
    const hitsOf = (need: Need): Hits => ({
      found: judged.filter(({ answer }) => answer.needs.includes(need)).length,
      meant: judged.filter(({ line }) => line.needs.includes(need)).length,
      both: judged.filter(({ line, answer }) => line.needs.includes(need) && answer.needs.includes(need)).length,
    });
    const per = NEEDS.map((need) => [need, hitsOf(need)] as const);
    const sum = (of: keyof Hits): number => per.reduce((all, [, hits]) => all + hits[of], 0);
    const exact = judged.filter(({ line, answer }) =>
      NEEDS.every((need) => line.needs.includes(need) === answer.needs.includes(need)),
    );
    return [
      {
        task: 'needs',
        n: judged.length,
        accuracy: round(exact.length / (judged.length || 1)),
        microF1: round(f1({ found: sum('found'), meant: sum('meant'), both: sum('both') })),
        macroF1: round(per.reduce((all, [, hits]) => all + f1(hits), 0) / NEEDS.length),
        perLabel: Object.fromEntries(per.map(([need, hits]) => [need, { ...hits, f1: round(f1(hits)) }])),
        ...timesOf(judged.map(({ micros }) => micros)),
        modelBytes: bytes,
      },
    ];
  },
};
