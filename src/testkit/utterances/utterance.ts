import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Example } from '#shared/guidance/feeling/model.ts';
import { Emotion, Intensity, Need } from '#shared/domain/guidance/labels.ts';

const KINDS = ['plain', 'pair', 'sarcasm', 'implicit'] as const;

/** How one reader labelled one turn of a customer. */
export const Labels = z.strictObject({
  id: z.string().regex(/^[a-z]{1,2}\d{3,4}$/),
  emotion: Emotion,
  intensity: Intensity,
  polarity: z.number().min(-1).max(1).multipleOf(0.25),
  needs: z.array(Need).max(3),
  evidence: z.array(z.string().min(1)),
  escalate: z.boolean(),
});
export type Labels = z.infer<typeof Labels>;

/** One line of `resources/guidance`: what was said, and how whoever wrote it labelled it. */
export const Utterance = Labels.extend({
  text: z.string().min(1).max(500),
  kind: z.enum(KINDS),
  /** Of `pair`: what the other half has as well. */
  pair: z.string().optional(),
});
export type Utterance = z.infer<typeof Utterance>;

const FOLDER = new URL('../../../resources/guidance/', import.meta.url);
export const textOf = (file: string): Promise<string> => readFile(fileURLToPath(new URL(file, FOLDER)), 'utf8');

/** @throws Error that names the file and the line. */
export async function readLines<T>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await textOf(file)).split('\n').filter((line) => line !== '');
  return lines.map((line, i) => {
    const read = schema.safeParse(JSON.parse(line));
    if (read.success) return read.data;
    throw new Error(`${file}:${i + 1} ${z.prettifyError(read.error)}`);
  });
}

export const FROZEN = ['zh', 'en'] as const;
export const frozen = (language: (typeof FROZEN)[number]): Promise<Utterance[]> =>
  readLines(`frozen/${language}.jsonl`, Utterance);
/** The same utterances as a second reader labelled them, who saw nothing but the texts. */
export const labelledAgain = (language: (typeof FROZEN)[number]): Promise<Labels[]> =>
  readLines(`frozen/${language}.second.jsonl`, Labels);

export const TRAINING = ['zh-a', 'zh-b', 'zh-c', 'zh-d', 'en', 'en-b', 'en-c'] as const;
export const training = (name: (typeof TRAINING)[number]): Promise<Utterance[]> =>
  readLines(`training/${name}.jsonl`, Utterance);

/** An utterance as machines learn of it. */
export function exampleOf(utterance: Utterance): Example {
  const places = placesOf(utterance.text, utterance.evidence);
  return { ...utterance, isEvidence: (from, to) => places.some(([begin, end]) => from >= begin && to <= end) };
}

/**
 * Where the stretches stand in the text, each after the one before. @throws Error for one that does not.
 * @returns [start, end) in UTF-16 units.
 */
export function placesOf(text: string, evidence: readonly string[]): [number, number][] {
  let from = 0;
  return evidence.map((stretch) => {
    const start = text.indexOf(stretch, from);
    if (start < 0) throw new Error(`"${stretch}" does not stand in order in "${text}"`);
    from = start + stretch.length;
    return [start, from];
  });
}
