import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { Points, PracticeChannel } from '#shared/domain/practice/index.ts';
import { Language } from '#shared/kernel/text.ts';
import type { Talk, TalkLine } from '#shared/practice/score/talk.ts';
import { memoryLog } from '../core-ports.ts';

const TranscriptLine = z.union([
  z.object({ by: z.enum(['customer', 'trainee']), text: z.string() }),
  z.object({ step: z.string(), result: z.string() }),
  z.object({ step: z.string(), skip: z.string() }),
]);

/** One conversation of `resources/practice/{frozen,training}`. */
const Transcript = z.object({
  id: z.string(),
  lang: Language,
  issue: z.string(),
  procedure: z.string().nullable(),
  channel: PracticeChannel,
  company: z.array(z.string()),
  lines: z.array(TranscriptLine),
});

/** What one person gave it, by docs/practice.md. */
const Scores = z.object({
  id: z.string(),
  listen: Points,
  questions: Points,
  clarity: Points,
  ownership: Points,
  procedure: Points.nullable(),
  privacy: Points,
});
export type Scores = z.infer<typeof Scores>;

const FOLDER = new URL('../../../resources/practice/', import.meta.url);
export const textOf = (file: string): Promise<string> => readFile(fileURLToPath(new URL(file, FOLDER)), 'utf8');

async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await textOf(file)).split('\n').filter((line) => line !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());

const lineOf = (line: z.infer<typeof TranscriptLine>, turn: number): TalkLine =>
  'by' in line
    ? { by: line.by, turn, text: line.text }
    : { by: 'step', turn, step: line.step, result: 'result' in line ? line.result : null };

export type Transcribed = { readonly id: string; readonly talk: Talk };

/** The sets of written conversations: one to measure on, two by different writers to tune on. */
const SETS = {
  frozen: 'frozen/transcripts.jsonl',
  training: 'training/transcripts.jsonl',
  more: 'training/more-transcripts.jsonl',
} as const;
export type TranscriptSet = keyof typeof SETS;

/** Conversations as they are scored. Nobody has written down which results are right in them: those of the trainee are believed. */
export async function transcripts(set: TranscriptSet): Promise<Transcribed[]> {
  const read = await readLines(SETS[set], Transcript);
  return read.map(({ id, lang, company, procedure, lines }) => ({
    id,
    talk: {
      lang,
      company,
      lines: lines.map(lineOf),
      procedure: procedure === null ? null : source.procedure(procedure),
      truth: null,
    },
  }));
}

export const scoresOf = (file: string): Promise<Scores[]> => readLines(file, Scores);
