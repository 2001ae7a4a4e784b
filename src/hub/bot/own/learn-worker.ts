import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from './articles.ts';
import { modelOf } from './model.ts';

/** Learns what it was begun with, says so once, and ends. */
const { zh, en } = workerData as Corpus;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage({ zh: modelOf(zh, 'zh'), en: modelOf(en, 'en') });
