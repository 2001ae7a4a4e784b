import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { labelOf, openLabelModel } from '#shared/guidance/feeling/label-model.ts';
import type { Feeling } from '#shared/guidance/feeling/feel.ts';
import type { FeelingModel } from '#shared/guidance/feeling/model.ts';
import { readCourse, readFeeling } from '#shared/guidance/feeling/read-feeling.ts';
import { openFeelingModel } from '#shared/guidance/feeling/weights.ts';
import { WeightsFault } from '#shared/guidance/learn/packed.ts';
import { Sentence } from '../sentence.ts';

export const SHIPPED = fileURLToPath(new URL('../../../resources/guidance/weights/feeling.bin', import.meta.url));

async function bytesOf(model: string): Promise<Uint8Array> {
  const path = model === 'shipped' ? SHIPPED : model;
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw new Sentence(`there is no file ${path}. "npm run train -- feeling --out ${path}" makes one.`);
  return bytes;
}

const SAYS = {
  other: 'is no file of weights',
  damaged: 'is damaged: it is not as it was written',
  future: 'was written by a later version of this program',
  task: 'was learned for another task',
} as const;

function opened<M>(path: string, open: () => M): M {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof WeightsFault) throw new Sentence(`${path} ${SAYS[cause.code]}.`);
    throw cause;
  }
}

/** What somebody said, and what they said before, the oldest first. */
export type Turn = { readonly text: string; readonly turns?: readonly string[] | undefined };
export type FeelingReader = { readonly bytes: number; readonly read: (turn: Turn) => Feeling };

export const readTurn = (models: FeelingModel, { text, turns = [] }: Turn): Feeling =>
  readFeeling(models, text, readCourse(models, turns));

/** @throws Sentence for a file that is not there or no such model. */
export async function feelingReader(model: string): Promise<FeelingReader> {
  const bytes = await bytesOf(model);
  const feelings = opened(model, () => openFeelingModel(bytes));
  return { bytes: bytes.length, read: (turn) => readTurn(feelings, turn) };
}

/** Says a label of a text, and how sure it is of it. */
export type Labeller = { readonly bytes: number; readonly say: (turn: Turn) => { label: string; sure: number } };

/** A model of labels, or what `ofFeelings` makes of one of feelings. */
export async function labeller(
  model: string,
  ofFeelings: (models: FeelingModel) => Labeller['say'],
): Promise<Labeller> {
  const bytes = await bytesOf(model);
  try {
    const labels = openLabelModel(bytes);
    return { bytes: bytes.length, say: ({ text }) => labelOf(labels, text) };
  } catch (cause) {
    if (!(cause instanceof WeightsFault)) throw cause;
    if (cause.code !== 'task') throw new Sentence(`${model} ${SAYS[cause.code]}.`);
  }
  return { bytes: bytes.length, say: ofFeelings(opened(model, () => openFeelingModel(bytes))) };
}

/** Runs through everything once before: what a machine does when it hears something for the first time is not counted. */
export function timed<L, A>(lines: readonly L[], answer: (line: L) => A): { line: L; answer: A; micros: number }[] {
  for (const line of lines.slice(0, 300)) answer(line);
  return lines.map((line) => {
    const began = performance.now();
    const own = answer(line);
    return { line, answer: own, micros: (performance.now() - began) * 1000 };
  });
}
