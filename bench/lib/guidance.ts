import { readFile } from 'node:fs/promises';
import { ask, trainIntents, type IntentModel } from '#shared/guidance/intent/index.ts';
import { readFeeling } from '#shared/guidance/feeling/read-feeling.ts';
import { openFeelingModel } from '#shared/guidance/feeling/weights.ts';
import { seededRandom } from '#testkit/random.ts';
import { SHIPPED } from '../../scripts/lib/evaluate/models.ts';
import type { Answerer, Judge } from './guidance-peers.ts';

export type Labelled = { readonly text: string; readonly label: string };

/** What one of them did with a file: right answers 0 to 1, and how long each call took, µs. */
export type Done = { readonly trainMs: number; readonly right: number; readonly us: readonly number[] };

/** Lines with a label that says something; what belongs nowhere is left out, because the peers cannot say so. */
export async function labelled(file: string): Promise<Labelled[]> {
  const text = await readFile(file, 'utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Labelled).filter(({ label }) => label !== 'oos');
}

export function attune(): Answerer {
  const random = seededRandom(1);
  let model: IntentModel = trainIntents([], () => random.next());
  return {
    learn: async (questions) => {
      model = trainIntents(
        questions.map(({ text, label }) => ({ text, answer: label })),
        () => random.next(),
      );
    },
    answer: (text) => ask(model, text).guesses[0]?.answer,
  };
}

/** By the weights that are shipped. */
export async function attuneFeeling(): Promise<Judge> {
  const model = openFeelingModel(new Uint8Array(await readFile(SHIPPED)));
  return (text) => readFeeling(model, text).polarity;
}

const WARM = 200;

/** Learns of one file and answers the other; the first calls are made twice, and only the second time is counted. */
export async function answerAll(
  answerer: Answerer,
  train: readonly Labelled[],
  asked: readonly Labelled[],
): Promise<Done> {
  const began = performance.now();
  await answerer.learn(train);
  const trainMs = performance.now() - began;
  for (const { text } of asked.slice(0, WARM)) await answerer.answer(text);
  const us: number[] = [];
  let right = 0;
  for (const { text, label } of asked) {
    const from = performance.now();
    const answer = await answerer.answer(text);
    us.push((performance.now() - from) * 1000);
    if (answer === label) right += 1;
  }
  return { trainMs, right: right / asked.length, us };
}

/** `label`: pos or neg; everything else is not asked. A judge that says nothing is not right. */
export function judgeAll(judge: Judge, lines: readonly Labelled[]): Done {
  const asked = lines.filter(({ label }) => label === 'pos' || label === 'neg');
  for (const { text } of asked.slice(0, WARM)) judge(text);
  const us: number[] = [];
  let right = 0;
  for (const { text, label } of asked) {
    const from = performance.now();
    const polarity = judge(text);
    us.push((performance.now() - from) * 1000);
    if ((polarity > 0 && label === 'pos') || (polarity < 0 && label === 'neg')) right += 1;
  }
  return { trainMs: 0, right: right / (asked.length || 1), us };
}
