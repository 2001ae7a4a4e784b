import { become } from './lib/become.ts';
import { politely } from './lib/sentence.ts';

/** One desk in the browser, for a hub that already runs. */
export const main = (args: string[]): Promise<void> => politely(() => become('host', args));
