import { z } from 'zod';
import { placesOf } from '#testkit/utterances/utterance.ts';
import { Sentence } from '../sentence.ts';
import { timesOf } from './figures.ts';
import { evidenceF1, round } from './judge-feeling.ts';
import { readLinesOf } from './lines.ts';
import { feelingReader, timed } from './models.ts';
import type { Task } from './task.ts';

const Line = z.object({ text: z.string(), evidence: z.array(z.string()), turns: z.array(z.string()).optional() });

export const EVIDENCE: Task = {
  about: 'which words carry the feeling; a line: {text, evidence: [stretch, …]}. F1 of the underlined signs',
  async measure({ data, model }) {
    if (!data) throw new Sentence('evidence takes --data FILE.');
    const { bytes, read } = await feelingReader(model);
    const judged = timed(await readLinesOf(data, Line), read);
    const places = judged.map(({ line, answer }) => [answer.evidence, placesOf(line.text, line.evidence)] as const);
    const exact = places.filter(([found, meant]) => JSON.stringify(found) === JSON.stringify(meant)).length;
    return [
      {
        task: 'evidence',
        n: judged.length,
        accuracy: round(exact / (judged.length || 1)),
        characterF1: evidenceF1(places),
        ...timesOf(judged.map(({ micros }) => micros)),
        modelBytes: bytes,
      },
    ];
  },
};
