import { parentPort, type MessagePort } from 'node:worker_threads';
import { ask } from '#shared/guidance/intent/index.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';
import type { IntentExample } from '../kernel/ports.ts';
import { nextLesson, type Lesson } from './intent-lesson.ts';

/**
 * What a thread that learns and then answers is told, and answers by number. `before`: where the thread that answers meanwhile hands
 * over what it knows, so that only what has changed is learned; null: there is none.
 */
export type ToWorker =
  | {
      readonly n: number;
      readonly do: 'learn';
      readonly examples: readonly IntentExample[];
      readonly before: MessagePort | null;
    }
  | { readonly n: number; readonly do: 'hand-over'; readonly to: MessagePort }
  | { readonly n: number; readonly do: 'ask'; readonly text: string };

const SEED = 20_261_130;
let lesson: Lesson | undefined;

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

/** Undefined: the other thread has ended, and all is learned anew. */
const handedOver = (port: MessagePort): Promise<Lesson | undefined> =>
  new Promise((resolve) => {
    port.once('message', (told: Lesson | undefined) => {
      resolve(told);
      port.close();
    });
    port.once('close', () => {
      resolve(undefined);
    });
  });

async function carryOut(message: ToWorker): Promise<unknown> {
  if (message.do === 'ask') return answer(message.text);
  if (message.do === 'learn') {
    const before = message.before ? await handedOver(message.before) : undefined;
    lesson = nextLesson(before, message.examples, seededFrom(SEED));
  } else {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    message.to.postMessage(lesson);
  }
  return null;
}

async function reply(message: ToWorker): Promise<void> {
  const value = await carryOut(message);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ n: message.n, value });
}

// What fails here ends the thread, and the other side is told.
parentPort?.on('message', (message: ToWorker) => void reply(message));
