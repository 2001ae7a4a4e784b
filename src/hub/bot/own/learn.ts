import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IntentModel } from '#shared/guidance/intent/index.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { Corpus } from './articles.ts';

export type Models = Readonly<Record<Language, IntentModel | null>>;

const MAX_HEAP_MB = 768;
/** As it stands beside this file in the source, and under its own name beside the bundle (and above its chunks). */
const PLACES = ['learn-worker.ts', 'bot-learn-worker.js', join('..', 'bot-learn-worker.js')];

function script(): string {
  const found = PLACES.map((place) => join(import.meta.dirname, place)).find((place) => existsSync(place));
  if (found === undefined) throw new Error('the program that learns articles is missing');
  return found;
}

/**
 * Learns in a thread of its own, which takes seconds of a hub that answers everybody else meanwhile.
 * @param signal ends it. @throws where the thread breaks or is ended.
 */
export async function learn(corpus: Corpus, signal: AbortSignal): Promise<Models> {
  if (corpus.zh.length + corpus.en.length === 0) return { zh: null, en: null };
  const worker = new Worker(script(), { workerData: corpus, resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
  worker.unref();
  const end = (): void => void worker.terminate();
  signal.addEventListener('abort', end);
  try {
    return await new Promise<Models>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that learns articles has ended')));
    });
  } finally {
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}
