import { runBenches } from '../bench/run.ts';
import { politely } from './lib/sentence.ts';

export const main = (args: string[]): Promise<void> => politely(() => runBenches(args));
