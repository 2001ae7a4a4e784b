import { parentPort } from 'node:worker_threads';
import { ask } from '#shared/guidance/intent/index.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import type { IntentExample } from '../kernel/ports.ts';
import { nextLesson } from './intent-lesson.ts';

/** What the thread that learns and answers is told, and what it says back, by number. */
export type ToWorker =
  | { readonly n: number; readonly do: 'learn'; readonly examples: readonly IntentExample[] }
  | { readonly n: number; readonly do: 'ask'; readonly text: string };

const SEED = 20_261_130;
let lesson: ReturnType<typeof nextLesson> | undefined;

function answer(text: string) {
  if (!lesson) return { guesses: [], isSure: false };
  const { guesses, isSure } = ask(lesson.model, text);
  const told = guesses.map(({ answer: name, confidence, because }) => ({
    answer: name,
    confidence,
    because: because.map(([from, to]) => text.slice(from, to)),
  }));
  return { guesses: told, isSure };
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.do === 'learn') lesson = nextLesson(lesson, message.examples, seededFrom(SEED));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ n: message.n, value: message.do === 'ask' ? answer(message.text) : null });
});
