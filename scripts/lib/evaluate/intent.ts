import { serialize } from 'node:v8';
import { z } from 'zod';
import { ask, trainIntents, type IntentModel } from '#shared/guidance/intent/index.ts';
import { seededRandom } from '#testkit/random.ts';
import { Sentence } from '../sentence.ts';
import { judgeIntent } from './judge-intent.ts';
import { readLinesOf } from './lines.ts';
import type { Task } from './task.ts';

/** `oos`, or no label: nothing answers it. */
const Question = z.object({
  text: z.string(),
  label: z
    .string()
    .nullable()
    .transform((label) => (label === 'oos' ? null : label)),
});
export type Question = z.infer<typeof Question>;

export const readQuestions = (file: string): Promise<Question[]> => readLinesOf(file, Question);

/** Learns of a file of questions, the same each time. */
export function learnQuestions(questions: readonly Question[]): { model: IntentModel; trainMs: number } {
  const random = seededRandom(1);
  const examples = questions.map(({ text, label }) => ({ text, answer: label }));
  const began = performance.now();
  const model = trainIntents(examples, () => random.next());
  return { model, trainMs: Math.round(performance.now() - began) };
}

/** Of what is needed to answer, and of what is kept beside it to learn on when an article changes. */
function bytesOf({ taught, ...asking }: IntentModel): { modelBytes: number; taughtBytes: number } {
  return { modelBytes: serialize(asking).byteLength, taughtBytes: serialize(taught).byteLength };
}

/** Asked once before: what the machine does when it hears something for the first time is not counted. */
export function answered(model: IntentModel, questions: readonly Question[]) {
  for (const { text } of questions) ask(model, text);
  return questions.map(({ text, label }) => {
    const began = performance.now();
    const asked = ask(model, text);
    return { label, asked, us: (performance.now() - began) * 1000 };
  });
}

export const INTENT: Task = {
  about:
    'what answers a question, learned in place of --train FILE, asked of --data FILE; a line: {text, label}, the label\n' +
    '"oos" or null where nothing answers it',
  measure: async ({ data, train }) => {
    if (!data || !train) throw new Sentence('intent takes --data FILE and --train FILE.');
    const [questions, examples] = await Promise.all([readQuestions(data), readQuestions(train)]);
    const { model, trainMs } = learnQuestions(examples);
    const facts = { answers: model.answers.length, examples: examples.length, trainMs, ...bytesOf(model) };
    return [{ task: 'intent', ...judgeIntent(answered(model, questions)), ...facts }];
  },
};
