import { become } from './lib/become.ts';
import { politely } from './lib/sentence.ts';

/** The hub alone, and its administration. */
export const main = (args: string[]): Promise<void> => politely(() => become('hub', args));
