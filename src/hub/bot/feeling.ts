import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BotTurn } from '#shared/domain/guidance/hand-off.ts';
import { readCourse } from '#shared/guidance/feeling/read-feeling.ts';
import { openFeelingModel } from '#shared/guidance/feeling/weights.ts';
import type { Log } from '../kernel/ports.ts';

/** Reads a customer's words after what they wrote before (oldest first). Null: nothing here reads feelings. */
export type FeelingReader = (text: string, earlier: readonly string[]) => BotTurn['feeling'];

export const readsNoFeelings: FeelingReader = () => null;

/** Where the shipped weights are, from the folder of the package. */
export const FEELING_WEIGHTS = join('resources', 'guidance', 'weights', 'feeling.bin');
/** Of the turns before, so many still say something of this one. */
const EARLIER = 3;

/**
 * Reads with the weights of a file, which is opened here and never again. Where there is none, or it is damaged, the bot goes on
 * without: then only other reasons hand over, and the log says so.
 */
export async function feelingReader(file: string, log: Log): Promise<FeelingReader> {
  try {
    const model = openFeelingModel(new Uint8Array(await readFile(file)));
    return (text, earlier) => readCourse(model, [...earlier.slice(-EARLIER), text]).at(-1) ?? null;
  } catch (cause) {
    log.error('bot-reads-no-feelings', cause);
    return readsNoFeelings;
  }
}
